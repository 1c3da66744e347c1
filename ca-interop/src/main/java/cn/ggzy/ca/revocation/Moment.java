package cn.ggzy.ca.revocation;

import cn.ggzy.ca.trust.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The instant that is asked about, for which purpose, and how fresh an answer must be. */
public record Moment(Instant at, Purpose purpose, Freshness freshness) {
    public Optional<Duration> maxAge() {
        return freshness.maxAge(purpose);
    }

    Duration grace() {
        return freshness.grace(purpose);
    }

    /** The latest instant at which an answer may have been given. */
    Instant latest() {
        return at.plus(freshness.skew());
    }
}
