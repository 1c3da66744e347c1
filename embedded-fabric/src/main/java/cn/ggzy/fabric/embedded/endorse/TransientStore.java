package cn.ggzy.fabric.embedded.endorse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;

/** Keeps private values between endorsement and commit, so that they never travel through the orderer. */
public final class TransientStore {
    private static final int MOST = 20_000;

    private final Map<String, TxPvtReadWriteSet> values = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TxPvtReadWriteSet> eldest) {
            return size() > MOST;
        }
    };

    synchronized void keep(String txId, TxPvtReadWriteSet privateData) {
        values.put(txId, privateData);
    }

    public synchronized Optional<TxPvtReadWriteSet> take(String txId) {
        return Optional.ofNullable(values.remove(txId));
    }
}
