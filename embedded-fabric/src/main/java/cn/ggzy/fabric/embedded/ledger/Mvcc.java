package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** Whether what a transaction has read is still what the ledger holds, the earlier transactions of its block included. */
final class Mvcc {
    private final State.Snapshot newest;

    Mvcc(State.Snapshot newest) {
        this.newest = newest;
    }

    TxValidationCode judge(TxReadWriteSet transaction) {
        try {
            for (NsReadWriteSet namespace : transaction.getNsRwsetList()) {
                TxValidationCode code = judge(namespace);
                if (code != TxValidationCode.VALID) {
                    return code;
                }
            }
            return TxValidationCode.VALID;
        } catch (InvalidProtocolBufferException e) {
            return TxValidationCode.BAD_RWSET;
        }
    }

    private TxValidationCode judge(NsReadWriteSet namespace) throws InvalidProtocolBufferException {
        String name = namespace.getNamespace();
        KVRWSet set = KVRWSet.parseFrom(namespace.getRwset());
        if (set.getReadsList().stream().anyMatch(read -> isStale(name, read))) {
            return TxValidationCode.MVCC_READ_CONFLICT;
        }
        if (set.getRangeQueriesInfoList().stream().anyMatch(query -> hasPhantom(name, query))) {
            return TxValidationCode.PHANTOM_READ_CONFLICT;
        }
        for (CollectionHashedReadWriteSet collection : namespace.getCollectionHashedRwsetList()) {
            String hashes = Namespaces.hashed(name, collection.getCollectionName());
            HashedRWSet hashed = HashedRWSet.parseFrom(collection.getHashedRwset());
            if (hashed.getHashedReadsList().stream().anyMatch(read -> isStale(hashes, read))) {
                return TxValidationCode.MVCC_READ_CONFLICT;
            }
        }
        return TxValidationCode.VALID;
    }

    private boolean isStale(String namespace, KVRead read) {
        return differs(newest.get(namespace, read.getKey()), read.hasVersion() ? Version.of(read.getVersion()) : null);
    }

    private boolean isStale(String namespace, KVReadHash read) {
        return differs(
                newest.get(namespace, Namespaces.key(read.getKeyHash())),
                read.hasVersion() ? Version.of(read.getVersion()) : null);
    }

    private static boolean differs(@Nullable Value now, @Nullable Version then) {
        return then == null ? now != null : now == null || !then.equals(now.version());
    }

    private boolean hasPhantom(String namespace, RangeQueryInfo query) {
        boolean exhausted = query.getItrExhausted();
        RangeScan scan = exhausted
                ? newest.range(namespace, query.getStartKey(), query.getEndKey())
                : newest.closedRange(namespace, query.getStartKey(), query.getEndKey());
        RangeDigest now = new RangeDigest();
        for (RangeScan.Found found = scan.next(); found != null; found = scan.next()) {
            now.add(RangeQuery.read(found.key(), found.value()));
        }
        RangeQueryInfo.Builder again = RangeQueryInfo.newBuilder()
                .setStartKey(query.getStartKey())
                .setEndKey(query.getEndKey())
                .setItrExhausted(exhausted);
        now.writeTo(again);
        return !again.build().equals(query);
    }
}
