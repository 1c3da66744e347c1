package cn.ggzy.fabric.embedded.deliver;

import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;

/** What one organisation may see of the private data of a block. */
final class PrivateView {
    private final String mspId;
    private final Ledger ledger;
    private final Definitions definitions;

    PrivateView(String mspId, Ledger ledger, Definitions definitions) {
        this.mspId = mspId;
        this.ledger = ledger;
        this.definitions = definitions;
    }

    BlockAndPrivateData of(long number) {
        BlockAndPrivateData stored = ledger.withPrivateData(number);
        BlockAndPrivateData.Builder view = BlockAndPrivateData.newBuilder().setBlock(stored.getBlock());
        stored.getPrivateDataMapMap().forEach((transaction, all) -> {
            TxPvtReadWriteSet own = own(all);
            if (own.getNsPvtRwsetCount() > 0) {
                view.putPrivateDataMap(transaction, own);
            }
        });
        return view.build();
    }

    private TxPvtReadWriteSet own(TxPvtReadWriteSet all) {
        TxPvtReadWriteSet.Builder own = TxPvtReadWriteSet.newBuilder().setDataModel(all.getDataModel());
        for (NsPvtReadWriteSet namespace : all.getNsPvtRwsetList()) {
            NsPvtReadWriteSet.Builder kept = namespace.toBuilder().clearCollectionPvtRwset();
            namespace.getCollectionPvtRwsetList().stream()
                    .filter(collection -> definitions
                            .of(ledger.snapshot(), namespace.getNamespace(), collection.getCollectionName())
                            .contains(mspId))
                    .forEach(kept::addCollectionPvtRwset);
            if (kept.getCollectionPvtRwsetCount() > 0) {
                own.addNsPvtRwset(kept);
            }
        }
        return own.build();
    }
}
