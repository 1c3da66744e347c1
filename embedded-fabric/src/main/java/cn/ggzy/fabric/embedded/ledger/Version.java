package cn.ggzy.fabric.embedded.ledger;

/** Where a value was written: block, and place of the transaction in it. */
public record Version(long block, int transaction) {
    org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version toProto() {
        return org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                .setBlockNum(block)
                .setTxNum(transaction)
                .build();
    }

    static Version of(org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version proto) {
        return new Version(proto.getBlockNum(), (int) proto.getTxNum());
    }
}
