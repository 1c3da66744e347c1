package cn.ggzy.fabric.embedded.order;

import org.hyperledger.fabric.protos.common.Status;

/** What the orderer answers to an envelope. */
public record Verdict(Status status, String info) {
    static final Verdict TAKEN = new Verdict(Status.SUCCESS, "");

    static Verdict refused(Status status, String info) {
        return new Verdict(status, info);
    }
}
