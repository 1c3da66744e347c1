package cn.ggzy.fabric.embedded.ledger;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All states of all keys. Readers name the last block they want to see, so a commit never waits for a simulation and a
 * simulation never sees half a block.
 */
public final class State {
    private final Map<String, NavigableMap<String, Value>> namespaces = new ConcurrentHashMap<>();

    public State.Snapshot at(long lastBlock) {
        return new Snapshot(lastBlock);
    }

    void put(String namespace, String key, Value value) {
        keys(namespace).put(key, value);
    }

    /** Forgets keys and their history. */
    void forget(String namespace, Predicate<String> which) {
        keys(namespace).keySet().removeIf(which);
    }

    @Nullable
    Value newest(String namespace, String key) {
        return keys(namespace).get(key);
    }

    private NavigableMap<String, Value> keys(String namespace) {
        return namespaces.computeIfAbsent(namespace, name -> new ConcurrentSkipListMap<>(KeyOrder.BY_UTF8));
    }

    /** The state as it was after one block. */
    public final class Snapshot {
        private final long lastBlock;

        private Snapshot(long lastBlock) {
            this.lastBlock = lastBlock;
        }

        public long lastBlock() {
            return lastBlock;
        }

        public @Nullable Value get(String namespace, String key) {
            Value seen = history(namespace, key);
            return seen == null || seen.isDeleted() ? null : seen;
        }

        /** The newest state, deleted or not; older ones hang on it. */
        public @Nullable Value history(String namespace, String key) {
            return seen(keys(namespace).get(key));
        }

        /** The start is included, the end is not; an empty end is the end of the namespace. */
        RangeScan range(String namespace, String start, String end) {
            return new RangeScan(this, tail(keys(namespace), start, end, false));
        }

        RangeScan closedRange(String namespace, String start, String end) {
            return new RangeScan(this, tail(keys(namespace), start, end, true));
        }

        private NavigableMap<String, Value> tail(
                NavigableMap<String, Value> keys, String start, String end, boolean inclusive) {
            if (end.isEmpty()) {
                return keys.tailMap(start, true);
            }
            return KeyOrder.BY_UTF8.compare(start, end) > 0
                    ? new ConcurrentSkipListMap<>(KeyOrder.BY_UTF8)
                    : keys.subMap(start, true, end, inclusive);
        }

        @Nullable
        Value seen(@Nullable Value newest) {
            Value value = newest;
            while (value != null && value.version().block() > lastBlock) {
                value = value.before();
            }
            return value;
        }
    }
}
