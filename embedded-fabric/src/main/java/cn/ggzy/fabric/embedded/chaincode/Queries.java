package cn.ggzy.fabric.embedded.chaincode;

import cn.ggzy.fabric.embedded.ledger.Results;
import cn.ggzy.fabric.embedded.ledger.SimulationException;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;
import org.jspecify.annotations.Nullable;

/** The queries that a chaincode has open: results go over in batches, and a batch is read before it is asked for. */
final class Queries {
    private static final int BATCH = 100;

    private final Map<String, Open> open = new HashMap<>();
    private int opened;

    /** Results that wait, the first of them already taken from the query. */
    private record Open(Results results, Results.@Nullable Result ahead) {}

    ByteString open(Results results) {
        return batch(String.valueOf(++opened), results, null);
    }

    ByteString next(String id) {
        Open query = open.remove(id);
        if (query == null) {
            throw new SimulationException("query iterator not found");
        }
        return batch(id, query.results(), query.ahead());
    }

    ByteString close(String id) {
        open.remove(id);
        return QueryResponse.newBuilder().setId(id).build().toByteString();
    }

    /** A peer reads one result more than the batch holds, to know whether there is more; it counts as read. */
    private ByteString batch(String id, Results results, Results.@Nullable Result ahead) {
        QueryResponse.Builder response = QueryResponse.newBuilder().setId(id);
        Results.Result result = ahead == null ? results.next() : ahead;
        while (result != null && response.getResultsCount() < BATCH) {
            response.addResults(row(result));
            result = results.next();
        }
        if (result != null) {
            open.put(id, new Open(results, result));
            response.setHasMore(true);
        }
        return response.build().toByteString();
    }

    ByteString page(Results results, int size) {
        QueryResponse.Builder response = QueryResponse.newBuilder().setId(String.valueOf(++opened));
        Results.Result result = size > 0 ? results.next() : null;
        while (result != null && response.getResultsCount() < size) {
            response.addResults(row(result));
            result = results.next();
        }
        return response.setMetadata(QueryResponseMetadata.newBuilder()
                        .setFetchedRecordsCount(response.getResultsCount())
                        .setBookmark(result == null ? "" : result.key())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    private static QueryResultBytes row(Results.Result result) {
        return QueryResultBytes.newBuilder().setResultBytes(result.row()).build();
    }
}
