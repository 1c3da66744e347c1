package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jspecify.annotations.Nullable;

/** A range query under way; what it has returned so far goes into the read set. */
final class RangeQuery implements Results {
    private final String namespace;
    private final String start;
    private final String end;
    private final RangeScan scan;
    private final RangeDigest returned = new RangeDigest();
    private String last;
    private boolean begun;
    private boolean exhausted;

    RangeQuery(String namespace, String start, String end, RangeScan scan) {
        this.namespace = namespace;
        this.start = start;
        this.end = end;
        this.scan = scan;
        this.last = end;
    }

    @Override
    public @Nullable Result next() {
        begun = true;
        RangeScan.Found found = exhausted ? null : scan.next();
        if (found == null) {
            exhausted = true;
            return null;
        }
        last = found.key();
        returned.add(read(found.key(), found.value()));
        return new Result(found.key(), row(namespace, found.key(), found.value().bytes()));
    }

    /** Nothing depends on a query of which nothing was read. */
    boolean isBegun() {
        return begun;
    }

    /** A query that was not read to its end covers the keys up to the last one it returned, that one included. */
    RangeQueryInfo toProto() {
        RangeQueryInfo.Builder query = RangeQueryInfo.newBuilder()
                .setStartKey(start)
                .setEndKey(exhausted ? end : last)
                .setItrExhausted(exhausted);
        returned.writeTo(query);
        return query.build();
    }

    static KVRead read(String key, @Nullable Value value) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        if (value != null) {
            read.setVersion(value.version().toProto());
        }
        return read.build();
    }

    static ByteString row(String namespace, String key, ByteString value) {
        return KV.newBuilder()
                .setNamespace(namespace)
                .setKey(key)
                .setValue(value)
                .build()
                .toByteString();
    }
}
