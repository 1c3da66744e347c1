package cn.ggzy.ca.cosign;

/** Port: how many PIN proofs failed in a row for a key. Survives restarts; shared by all servers that hold the key. */
public interface PinCounter {
    int failures(KeyId key);

    /** Atomic: sets {@code next} only where {@code expected} still stands. */
    boolean compareAndSet(KeyId key, int expected, int next);
}
