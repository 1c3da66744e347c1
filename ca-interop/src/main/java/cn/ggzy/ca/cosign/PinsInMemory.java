package cn.ggzy.ca.cosign;

import java.util.HashMap;
import java.util.Map;

/** For tests and for one process. */
public final class PinsInMemory implements PinCounter {
    private final Map<KeyId, Integer> failures = new HashMap<>();

    @Override
    public synchronized int failures(KeyId key) {
        return failures.getOrDefault(key, 0);
    }

    @Override
    public synchronized boolean compareAndSet(KeyId key, int expected, int next) {
        if (failures(key) != expected) {
            return false;
        }
        failures.put(key, next);
        return true;
    }
}
