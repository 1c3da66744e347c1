package cn.ggzy.fabric.embedded.ledger;

import cn.ggzy.fabric.embedded.crypto.Digests;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReadsMerkleSummary;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/** What a range query has returned: each read while there are few, the roots of a Merkle tree of degree 50 when there are more. */
final class RangeDigest {
    private static final int MAX_DEGREE = 50;

    private final List<List<ByteString>> levels = new ArrayList<>();
    private List<KVRead> pending = new ArrayList<>();

    void add(KVRead read) {
        pending.add(read);
        if (pending.size() > MAX_DEGREE) {
            fold();
        }
    }

    void writeTo(RangeQueryInfo.Builder query) {
        if (levels.isEmpty()) {
            query.setRawReads(QueryReads.newBuilder().addAllKvReads(pending));
            return;
        }
        if (!pending.isEmpty()) {
            fold();
        }
        query.setReadsMerkleHashes(summary());
    }

    private void fold() {
        ByteString leaf = QueryReads.newBuilder().addAllKvReads(pending).build().toByteString();
        pending = new ArrayList<>();
        level(0).add(Digests.sha256(leaf));
        for (int i = 0; level(i).size() > MAX_DEGREE; i++) {
            lift(i);
        }
    }

    private QueryReadsMerkleSummary summary() {
        for (int i = 0; i < levels.size() - 1; i++) {
            if (!levels.get(i).isEmpty()) {
                lift(i);
            }
        }
        if (levels.get(levels.size() - 1).size() > MAX_DEGREE) {
            lift(levels.size() - 1);
        }
        return QueryReadsMerkleSummary.newBuilder()
                .setMaxDegree(MAX_DEGREE)
                .setMaxLevel(levels.size())
                .addAllMaxLevelHashes(levels.get(levels.size() - 1))
                .build();
    }

    private void lift(int level) {
        List<ByteString> hashes = level(level);
        ByteString combined = hashes.size() == 1 ? hashes.get(0) : Digests.sha256(hashes);
        hashes.clear();
        level(level + 1).add(combined);
    }

    private List<ByteString> level(int index) {
        while (levels.size() <= index) {
            levels.add(new ArrayList<>());
        }
        return levels.get(index);
    }
}
