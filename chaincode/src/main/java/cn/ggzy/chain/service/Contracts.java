package cn.ggzy.chain.service;

import cn.ggzy.chain.contract.Dispatcher;
import cn.ggzy.chain.judge.CaJudge;
import cn.ggzy.chain.names.Namespace;
import java.time.Clock;
import org.hyperledger.fabric.shim.ChaincodeBase;

/** Makes the chaincode of a namespace. */
public final class Contracts {
    // What it remembers follows from the octets alone, so all contracts of a process may share it.
    private static final CaJudge JUDGE = new CaJudge();

    private Contracts() {}

    /** For a peer in the same process, for example an embedded one. */
    public static ChaincodeBase chaincode(String namespace, Clock endorserClock) {
        return chaincode(namespace, namespace, endorserClock);
    }

    /** For a peer that knows the chaincode by a package id. */
    public static ChaincodeBase chaincode(String namespace, String packageId, Clock endorserClock) {
        return new GgzyChaincode(packageId, Dispatcher.of(Namespace.of(namespace), JUDGE), endorserClock);
    }
}
