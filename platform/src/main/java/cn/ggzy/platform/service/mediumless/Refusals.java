package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.Refusal;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Map;
import java.util.function.Supplier;

/** The library's refusals as the platform's, code unchanged. */
final class Refusals {
    private Refusals() {}

    static <T> T translated(Supplier<T> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            throw new RuleViolation(kind(refusal.code()), refusal.code(), Map.of());
        }
    }

    private static RuleViolation.Kind kind(String code) {
        return switch (code) {
            case "cosign.malformed" -> RuleViolation.Kind.MALFORMED;
            case "cosign.unknown-key", "cosign.unknown-session" -> RuleViolation.Kind.UNKNOWN;
            case "cosign.session-open",
                    "cosign.session-used",
                    "cosign.session-closed",
                    "cosign.stale-share",
                    "cosign.key-exists" -> RuleViolation.Kind.CONFLICT;
            case "cosign.decrypt-limit" -> RuleViolation.Kind.TOO_MANY;
            default -> RuleViolation.Kind.UNACCEPTABLE;
        };
    }
}
