package cn.ggzy.ca.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When an answer counts: from its thisUpdate to its nextUpdate, and no longer than the policy lets it grow old. */
record Span(Instant from, Optional<Instant> next) {
    Standing standing(Moment moment) {
        if (from.isAfter(moment.latest())) {
            return Standing.AFTERWARDS;
        }
        Optional<Instant> end = end(moment);
        if (end.filter(moment.at()::isBefore).isPresent()) {
            return Standing.IN_FORCE;
        }
        return end.map(over -> over.plus(moment.grace()))
                        .filter(moment.at()::isBefore)
                        .isPresent()
                ? Standing.IN_GRACE
                : Standing.BYGONE;
    }

    boolean covers(Moment moment) {
        return standing(moment) == Standing.IN_FORCE;
    }

    /** The first instant at which it counts no more, grace included where it lives on it; nothing when neither it nor the policy sets one. */
    Optional<Instant> until(Moment moment) {
        return standing(moment) == Standing.IN_GRACE ? end(moment).map(over -> over.plus(moment.grace())) : end(moment);
    }

    Optional<Instant> end(Moment moment) {
        return Stream.concat(next.stream(), tooOld(moment.maxAge()).stream()).min(Comparator.naturalOrder());
    }

    String describe() {
        return "from " + from + " to " + next.map(Instant::toString).orElse("no end");
    }

    /** At exactly the age allowed it still counts. */
    private Optional<Instant> tooOld(Optional<Duration> maxAge) {
        return maxAge.map(age -> from.plus(age).plusNanos(1));
    }
}
