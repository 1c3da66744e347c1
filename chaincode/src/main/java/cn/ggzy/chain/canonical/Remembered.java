package cn.ggzy.chain.canonical;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was worked out from some octets before, by their digest. It follows from the octets alone, so remembering changes no answer. */
public final class Remembered<V> {
    private final Map<Hash, V> values;

    /** Keeps the last {@code kept} that were asked for. */
    public Remembered(int kept) {
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Hash, V> eldest) {
                return size() > kept;
            }
        };
    }

    /** The value for this digest; two callers may both work it out, with the same result. */
    public V get(Hash digest, Supplier<V> work) {
        synchronized (values) {
            V known = values.get(digest);
            if (known != null) {
                return known;
            }
        }
        V value = work.get();
        synchronized (values) {
            values.put(digest, value);
        }
        return value;
    }
}
