package cn.ggzy.ca.gather;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the answers used last, up to a number of octets. */
public final class MemoryCache implements RevocationCache {
    // What a key, an entry and its instants take beside the octets, by measurement rounded up.
    private static final int OVERHEAD = 680;

    private final long limit;
    private final Map<CacheKey, CachedAnswer> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    public MemoryCache(long limit) {
        this.limit = limit;
    }

    @Override
    public synchronized Optional<CachedAnswer> find(CacheKey key) {
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public synchronized void keep(CacheKey key, CachedAnswer answer) {
        forget(key);
        if (size(answer) > limit) {
            return;
        }
        kept.put(key, answer);
        size += size(answer);
        while (size > limit) {
            forget(kept.keySet().iterator().next());
        }
    }

    private void forget(CacheKey key) {
        CachedAnswer gone = kept.remove(key);
        if (gone != null) {
            size -= size(gone);
        }
    }

    private static long size(CachedAnswer answer) {
        return answer.octets().length + OVERHEAD;
    }
}
