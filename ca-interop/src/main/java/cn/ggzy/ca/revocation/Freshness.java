package cn.ggzy.ca.revocation;

import cn.ggzy.ca.trust.Purpose;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How old an answer may be, for every purpose and for single ones; for how long one that has ended still counts, for named purposes
 * only and with a warning; and by how much an answer may be younger than the instant ({@code skew}: clocks differ, and a judgement of
 * the past may wait for what was said soon after). Nothing here turns a missing answer into a pass.
 */
public record Freshness(
        Optional<Duration> maxAge,
        Map<Purpose, Duration> ageByPurpose,
        Map<Purpose, Duration> graceByPurpose,
        Duration skew) {
    public Freshness {
        ageByPurpose = Map.copyOf(ageByPurpose);
        graceByPurpose = Map.copyOf(graceByPurpose);
        requirePositive(skew);
        maxAge.ifPresent(Freshness::requirePositive);
        ageByPurpose.values().forEach(Freshness::requirePositive);
        graceByPurpose.values().forEach(Freshness::requirePositive);
    }

    /** As long as the answer itself says, by clocks that agree, and no longer. */
    public static Freshness asTheAnswerSays() {
        return new Freshness(Optional.empty(), Map.of(), Map.of(), Duration.ZERO);
    }

    public Freshness withMaxAge(Duration age) {
        return new Freshness(Optional.of(age), ageByPurpose, graceByPurpose, skew);
    }

    public Freshness withMaxAge(Purpose purpose, Duration age) {
        return new Freshness(maxAge, changed(ageByPurpose, purpose, age), graceByPurpose, skew);
    }

    public Freshness withGrace(Purpose purpose, Duration grace) {
        return new Freshness(maxAge, ageByPurpose, changed(graceByPurpose, purpose, grace), skew);
    }

    public Freshness withSkew(Duration ahead) {
        return new Freshness(maxAge, ageByPurpose, graceByPurpose, ahead);
    }

    public Optional<Duration> maxAge(Purpose purpose) {
        return Optional.ofNullable(ageByPurpose.get(purpose)).or(() -> maxAge);
    }

    public Duration grace(Purpose purpose) {
        return graceByPurpose.getOrDefault(purpose, Duration.ZERO);
    }

    private static Map<Purpose, Duration> changed(Map<Purpose, Duration> all, Purpose purpose, Duration value) {
        Map<Purpose, Duration> changed = new EnumMap<>(Purpose.class);
        changed.putAll(all);
        changed.put(purpose, value);
        return changed;
    }

    private static void requirePositive(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("negative duration");
        }
    }
}
