package cn.ggzy.fabric.embedded.commit;

import cn.ggzy.fabric.embedded.crypto.Digests;
import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;

/** Keeps of the private values only those whose digest is on the ledger. */
final class PrivateValues {
    private PrivateValues() {}

    static TxPvtReadWriteSet matching(TxPvtReadWriteSet values, TxReadWriteSet ledger) {
        TxPvtReadWriteSet.Builder matching = TxPvtReadWriteSet.newBuilder().setDataModel(values.getDataModel());
        for (NsPvtReadWriteSet namespace : values.getNsPvtRwsetList()) {
            NsPvtReadWriteSet.Builder kept = NsPvtReadWriteSet.newBuilder().setNamespace(namespace.getNamespace());
            for (CollectionPvtReadWriteSet collection : namespace.getCollectionPvtRwsetList()) {
                ByteString digest = Digests.sha256(collection.getRwset());
                if (digest.equals(digest(ledger, namespace.getNamespace(), collection.getCollectionName()))) {
                    kept.addCollectionPvtRwset(collection);
                }
            }
            matching.addNsPvtRwset(kept);
        }
        return matching.build();
    }

    private static ByteString digest(TxReadWriteSet ledger, String namespace, String collection) {
        for (NsReadWriteSet set : ledger.getNsRwsetList()) {
            for (CollectionHashedReadWriteSet hashed : set.getCollectionHashedRwsetList()) {
                if (set.getNamespace().equals(namespace)
                        && hashed.getCollectionName().equals(collection)) {
                    return hashed.getPvtRwsetHash();
                }
            }
        }
        return ByteString.EMPTY;
    }
}
