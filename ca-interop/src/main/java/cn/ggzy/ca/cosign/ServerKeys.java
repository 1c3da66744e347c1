package cn.ggzy.ca.cosign;

import java.util.Optional;

/** Port: the server's halves, wrapped or in a hardware module. A deleted half makes the key useless for ever. */
public interface ServerKeys {
    Optional<ServerKey> find(KeyId id);

    /** Refuses a name that is taken ({@code cosign.key-exists}). */
    void add(ServerKey key);

    /** Atomic: replaces only where the epoch before still stands. */
    boolean replace(ServerKey next);

    void delete(KeyId id);
}
