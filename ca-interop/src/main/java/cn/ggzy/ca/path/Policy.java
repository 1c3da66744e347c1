package cn.ggzy.ca.path;

import cn.ggzy.ca.revocation.Freshness;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How much each check weighs, and how old a revocation list or OCSP answer may be. What is not named weighs FAIL. */
public record Policy(String name, Map<CheckId, Level> levels, Freshness freshness) {
    public Policy {
        levels = Map.copyOf(levels);
    }

    /** Everything counts; only a failed check digit is a warning (domain rule: an official may override it on record). */
    public static Policy standard() {
        return new Policy("standard", Map.of(CheckId.CHECK_DIGIT, Level.WARN), Freshness.asTheAnswerSays());
    }

    public Policy with(CheckId check, Level level) {
        Map<CheckId, Level> changed = new EnumMap<>(CheckId.class);
        changed.putAll(levels);
        changed.put(check, level);
        return new Policy(name, changed, freshness);
    }

    /** For every purpose that has no age of its own; OCSP answers are held to it too. */
    public Policy withMaxCrlAge(Duration age) {
        return with(freshness.withMaxAge(age));
    }

    public Policy with(Freshness rule) {
        return new Policy(name, levels, rule);
    }

    Level level(CheckId check) {
        return levels.getOrDefault(check, Level.FAIL);
    }
}
