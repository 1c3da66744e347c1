package cn.ggzy.platform.core.shared;

import java.util.List;
import java.util.Map;

/** A refusal with a stable code; the words for the user are in {@code messages/<room>.properties}. */
public class RuleViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> args;
    private final transient List<FieldError> errors;

    /** What sort of refusal it is; decides the HTTP status and nothing else. */
    public enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        UNKNOWN(404),
        CONFLICT(409),
        TOO_LARGE(413),
        UNACCEPTABLE(422),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /** A contract's refusal carries no kind; the code's own words tell it. */
        static Kind ofContract(String code) {
            if (code.startsWith("ledger.")) {
                return code.equals("ledger.conflict") ? CONFLICT : UNAVAILABLE;
            }
            if (code.endsWith(".unknown") || code.contains(".unknown-") || code.endsWith(".none")) {
                return code.startsWith("act.") ? UNACCEPTABLE : UNKNOWN;
            }
            if (code.endsWith(".malformed")) {
                return MALFORMED;
            }
            return code.startsWith("act.") || code.startsWith("clock.") ? UNACCEPTABLE : CONFLICT;
        }
    }

    /** What is wrong with one field of the request. */
    public record FieldError(String field, String code) {}

    public RuleViolation(Kind kind, String code, Map<String, ?> args) {
        this(kind, code, args, List.of());
    }

    public RuleViolation(Kind kind, String code, Map<String, ?> args, List<FieldError> errors) {
        super(code + " " + args);
        this.kind = kind;
        this.code = code;
        this.args = Map.copyOf(args);
        this.errors = List.copyOf(errors);
    }

    public static RuleViolation malformed(String code, Map<String, ?> args) {
        return new RuleViolation(Kind.MALFORMED, code, args);
    }

    public static RuleViolation forbidden(String code, Map<String, ?> args) {
        return new RuleViolation(Kind.FORBIDDEN, code, args);
    }

    public static RuleViolation unknown(String code, Map<String, ?> args) {
        return new RuleViolation(Kind.UNKNOWN, code, args);
    }

    public static RuleViolation conflict(String code, Map<String, ?> args) {
        return new RuleViolation(Kind.CONFLICT, code, args);
    }

    public static RuleViolation unavailable(String code, Map<String, ?> args) {
        return new RuleViolation(Kind.UNAVAILABLE, code, args);
    }

    /** A contract's refusal, its code unchanged. */
    public static RuleViolation ofContract(String code, Map<String, ?> args) {
        return new RuleViolation(Kind.ofContract(code), code, args);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> args() {
        return args;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
