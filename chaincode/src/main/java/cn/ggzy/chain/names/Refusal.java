package cn.ggzy.chain.names;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import java.util.Map;

/** A contract says no: the code, and what a reader needs to see why. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final transient CanonicalJson args;

    public Refusal(RefusalCode code, Map<String, ?> args) {
        super(code.text());
        this.code = code;
        this.args = CanonicalJson.of(args);
    }

    public Refusal(RefusalCode code) {
        this(code, Map.of());
    }

    /** Reads what {@link #message()} wrote. */
    public static Refusal parse(String message) {
        Members members = CanonicalJson.parse(message).members().only("code", "args");
        return new Refusal(
                RefusalCode.of(members.text("code")), members.object("args").asMap());
    }

    public RefusalCode code() {
        return code;
    }

    public CanonicalJson args() {
        return args;
    }

    /** The message of the chaincode error: canonical {@code {"code","args"}}. */
    public String message() {
        return CanonicalJson.of(Map.of("code", code.text(), "args", args)).text();
    }
}
