package cn.ggzy.fabric.embedded.ledger;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Walks through a range of keys as one snapshot sees them. */
final class RangeScan {
    private final State.Snapshot snapshot;
    private final Iterator<Map.Entry<String, Value>> entries;

    RangeScan(State.Snapshot snapshot, NavigableMap<String, Value> keys) {
        this.snapshot = snapshot;
        this.entries = keys.entrySet().iterator();
    }

    /** The next key that exists in the snapshot, or nothing at the end. */
    @Nullable
    Found next() {
        while (entries.hasNext()) {
            Map.Entry<String, Value> entry = entries.next();
            Value value = snapshot.seen(entry.getValue());
            if (value != null && !value.isDeleted()) {
                return new Found(entry.getKey(), value);
            }
        }
        return null;
    }

    /** A key of the range and its value. */
    record Found(String key, Value value) {}
}
