package cn.ggzy.fabric.embedded;

import java.time.Clock;
import org.hyperledger.fabric.shim.ChaincodeBase;

/** Makes a chaincode for one organisation's peer; called once for each organisation, with that organisation's clock. */
@FunctionalInterface
public interface ChaincodeFactory {
    ChaincodeBase create(Clock clock);
}
