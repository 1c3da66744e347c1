package cn.ggzy.ca.gather;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Leaves alone what failed, an address or one question to it, twice as long each time, so that a dead responder costs nobody his time. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int KEPT = 10_000;

    private record Failures(int count, Instant nextTry) {}

    private final Map<String, Failures> failed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > KEPT;
        }
    };

    /** When it may be asked again, if not yet. */
    synchronized Optional<Instant> until(String what, Instant now) {
        return Optional.ofNullable(failed.get(what)).map(Failures::nextTry).filter(now::isBefore);
    }

    synchronized Instant failed(String what, Instant now) {
        int count = Optional.ofNullable(failed.get(what)).map(Failures::count).orElse(0) + 1;
        // Seven doublings pass the longest.
        Duration pause = FIRST.multipliedBy(1L << Math.min(count - 1, 7));
        Instant nextTry = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        failed.put(what, new Failures(count, nextTry));
        return nextTry;
    }

    synchronized void answered(String what) {
        failed.remove(what);
    }
}
