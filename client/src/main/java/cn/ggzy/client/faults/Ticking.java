package cn.ggzy.client.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Tries again until there is an answer: what a bidder's program does while the other side is away. */
final class Ticking {
    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private final Duration patience;

    Ticking(Duration patience) {
        this.patience = patience;
    }

    /** A refusal of the system ends it at once; silence and a system in trouble do not. */
    <T> T until(Supplier<T> attempt) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException away) {
                if (!Transience.isTransient(away) || System.nanoTime() > end) throw away;
                LockSupport.parkNanos(PAUSE);
            }
        }
    }
}
