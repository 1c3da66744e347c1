package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** For tests and for one process. */
public final class KeysInMemory implements ServerKeys {
    private final ConcurrentMap<KeyId, ServerKey> keys = new ConcurrentHashMap<>();

    @Override
    public Optional<ServerKey> find(KeyId id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public void add(ServerKey key) {
        if (keys.putIfAbsent(key.id(), key) != null) {
            throw new Refusal("cosign.key-exists", key.id().value());
        }
    }

    @Override
    public boolean replace(ServerKey next) {
        @Nullable ServerKey before = keys.get(next.id());
        return before != null && before.epoch() + 1 == next.epoch() && keys.replace(next.id(), before, next);
    }

    @Override
    public void delete(KeyId id) {
        keys.remove(id);
    }
}
