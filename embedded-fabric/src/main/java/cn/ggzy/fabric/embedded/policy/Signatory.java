package cn.ggzy.fabric.embedded.policy;

import org.hyperledger.fabric.protos.common.MSPPrincipal;

/** Somebody who has signed and may stand for a principal of a policy. */
public interface Signatory {
    boolean stands(MSPPrincipal principal);
}
