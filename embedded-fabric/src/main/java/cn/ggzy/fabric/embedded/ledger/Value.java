package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One committed state of a key, with the states before it: that is its history, and what an older snapshot sees. */
public record Value(
        Version version,
        @Nullable ByteString content,
        Map<String, ByteString> metadata,
        Origin origin,
        @Nullable Value before) {

    /** The transaction that wrote a value. */
    public record Origin(String txId, Timestamp claimedAt) {}

    boolean isDeleted() {
        return content == null;
    }

    /** The content of a value that is not deleted. */
    ByteString bytes() {
        return content == null ? ByteString.EMPTY : content;
    }
}
