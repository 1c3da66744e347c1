package cn.ggzy.ca.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When an answer counts: from its thisUpdate to its nextUpdate, and no longer than the policy lets it grow old. */
record Span(Instant from, Optional<Instant> next) {
    boolean covers(Moment moment) {
        return !from.isAfter(moment.latest())
                && until(moment).filter(end -> moment.at().isBefore(end)).isPresent();
    }

    /** The first instant at which it counts no more; nothing when neither it nor the policy sets an end. */
    Optional<Instant> until(Moment moment) {
        return Stream.concat(next.stream(), tooOld(moment.maxAge()).stream()).min(Comparator.naturalOrder());
    }

    String describe() {
        return from + " to " + next.map(Instant::toString).orElse("no end");
    }

    /** At exactly the age allowed it still counts. */
    private Optional<Instant> tooOld(Optional<Duration> maxAge) {
        return maxAge.map(age -> from.plus(age).plusNanos(1));
    }
}
