package cn.ggzy.ca.path;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How much each check weighs, and how old a revocation list may be. What is not named weighs FAIL. */
public record Policy(String name, Map<CheckId, Level> levels, Optional<Duration> maxCrlAge) {
    public Policy {
        levels = Map.copyOf(levels);
    }

    /** Everything counts; only a failed check digit is a warning (domain rule: an official may override it on record). */
    public static Policy standard() {
        return new Policy("standard", Map.of(CheckId.CHECK_DIGIT, Level.WARN), Optional.empty());
    }

    public Policy with(CheckId check, Level level) {
        Map<CheckId, Level> changed = new EnumMap<>(CheckId.class);
        changed.putAll(levels);
        changed.put(check, level);
        return new Policy(name, changed, maxCrlAge);
    }

    public Policy withMaxCrlAge(Duration age) {
        return new Policy(name, levels, Optional.of(age));
    }

    Level level(CheckId check) {
        return levels.getOrDefault(check, Level.FAIL);
    }
}
