package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The results of a query, one after the other. */
public interface Results {
    /** The next result, or nothing at the end. */
    @Nullable
    Result next();

    /** A result: its key and the bytes a contract gets. */
    record Result(String key, ByteString row) {}

    static Results of(Iterator<Result> results) {
        return () -> results.hasNext() ? results.next() : null;
    }
}
