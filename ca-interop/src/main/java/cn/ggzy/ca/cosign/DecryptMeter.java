package cn.ggzy.ca.cosign;

import java.time.Instant;

/** Port: counts decryptions of a key. Whoever can ask without limit has a Diffie-Hellman oracle on the server's half. */
public interface DecryptMeter {
    /** Atomic: counts one and says true, or says false and counts nothing. */
    boolean take(KeyId key, Instant now);
}
