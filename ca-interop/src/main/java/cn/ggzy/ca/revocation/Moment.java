package cn.ggzy.ca.revocation;

import cn.ggzy.ca.trust.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The instant that is asked about, for which purpose, and how fresh an answer must be. */
public record Moment(Instant at, Purpose purpose, Freshness freshness) {
    Optional<Duration> maxAge() {
        return freshness.maxAge(purpose);
    }

    /** The latest that an authority's clock may show now. */
    Instant latest() {
        return at.plus(freshness.skew());
    }
}
