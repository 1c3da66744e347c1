package cn.ggzy.ca.revocation;

import cn.ggzy.ca.trust.Purpose;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How old an answer may be, for every purpose and for single ones, and how far an authority's clock may be ahead of ours. An answer that
 * is too old is no answer: nothing here turns a missing one into a pass.
 */
public record Freshness(Optional<Duration> maxAge, Map<Purpose, Duration> byPurpose, Duration skew) {
    public Freshness {
        byPurpose = Map.copyOf(byPurpose);
        if (skew.isNegative()) {
            throw new IllegalArgumentException("negative skew");
        }
    }

    /** As long as the answer itself says, by clocks that agree. */
    public static Freshness asTheAnswerSays() {
        return new Freshness(Optional.empty(), Map.of(), Duration.ZERO);
    }

    public Freshness withMaxAge(Duration age) {
        return new Freshness(Optional.of(age), byPurpose, skew);
    }

    public Freshness with(Purpose purpose, Duration age) {
        Map<Purpose, Duration> changed = new EnumMap<>(Purpose.class);
        changed.putAll(byPurpose);
        changed.put(purpose, age);
        return new Freshness(maxAge, changed, skew);
    }

    public Freshness withSkew(Duration ahead) {
        return new Freshness(maxAge, byPurpose, ahead);
    }

    public Optional<Duration> maxAge(Purpose purpose) {
        return Optional.ofNullable(byPurpose.get(purpose)).or(() -> maxAge);
    }
}
