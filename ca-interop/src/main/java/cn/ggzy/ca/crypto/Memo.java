package cn.ggzy.ca.crypto;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers the newest results of a pure function: it may make an answer faster, never another one. */
public final class Memo<V extends Object> {
    private final Map<String, V> known;

    public Memo(int limit) {
        known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > limit;
            }
        };
    }

    public V get(String key, Supplier<V> compute) {
        @Nullable V hit;
        synchronized (known) {
            hit = known.get(key);
        }
        if (hit != null) {
            return hit;
        }
        V value = compute.get();
        synchronized (known) {
            known.put(key, value);
        }
        return value;
    }
}
