package cn.ggzy.ca.cosign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** At most so many decryptions in any window of time; for tests and for one process. */
public final class DecryptWindow implements DecryptMeter {
    private final int limit;
    private final Duration window;
    private final Map<KeyId, Deque<Instant>> taken = new HashMap<>();

    public DecryptWindow(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    @Override
    public synchronized boolean take(KeyId key, Instant now) {
        Deque<Instant> recent = taken.computeIfAbsent(key, k -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.getFirst().isAfter(now.minus(window))) {
            recent.removeFirst();
        }
        if (recent.size() >= limit) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
