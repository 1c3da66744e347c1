package cn.ggzy.client.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waiting, with an end. */
record Patience(Clock clock) {
    private static final long POLL = Duration.ofMillis(250).toNanos();

    /** Until the condition gives something; fails after the limit. */
    <T> T until(String what, Duration limit, Supplier<java.util.Optional<T>> condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            java.util.Optional<T> found = condition.get();
            if (found.isPresent()) return found.get();
            Failed.unless(System.nanoTime() < end, "waited " + limit.toSeconds() + " s for " + what);
            LockSupport.parkNanos(POLL);
        }
    }

    /** Until the clock shows this instant; the last millisecond is waited for by looking. */
    void until(Instant instant) {
        for (Duration left = left(instant); !left.isNegative() && !left.isZero(); left = left(instant)) {
            LockSupport.parkNanos(Math.max(0, left.toNanos() - 1_000_000));
            Thread.onSpinWait();
        }
    }

    private Duration left(Instant instant) {
        return Duration.between(clock.instant(), instant);
    }
}
