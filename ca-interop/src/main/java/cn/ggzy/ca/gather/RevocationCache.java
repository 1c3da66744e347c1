package cn.ggzy.ca.gather;

import java.util.Optional;

/** Keeps answers. It may forget any, at any time; what it gives back is judged like everything else. */
public interface RevocationCache {
    Optional<CachedAnswer> find(CacheKey key);

    void keep(CacheKey key, CachedAnswer answer);
}
