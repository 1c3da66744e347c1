package cn.ggzy.chain.rule;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import java.time.Duration;
import java.util.List;

/** The parameters of a rule version that contracts decide by; a rule may carry more, which stay with the record. */
public record RuleParams(
        Duration tolerance,
        Duration actTolerance,
        Duration grace,
        int minBidDays,
        List<String> drawParties,
        List<byte[]> storeKeys) {
    private static final int HOUR = 3_600_000;
    private static final int YEAR = 366;

    /** What holds where no rule version applies: governance itself, and the evidence log. */
    public static final RuleParams DEFAULT = new RuleParams(
            Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(1), 20, List.of(), List.of());

    public RuleParams {
        drawParties = List.copyOf(drawParties);
        storeKeys = List.copyOf(storeKeys);
    }

    /** Reads the parameters of a published rule. */
    public static RuleParams parse(CanonicalJson json) {
        Members params = json.members();
        params.flag("practice");
        params.number("minClarificationDays", 0, YEAR);
        params.number("minBidders", 1, 100);
        return new RuleParams(
                Duration.ofMillis(params.number("toleranceMillis", 1, HOUR)),
                Duration.ofMillis(params.number("actToleranceMillis", 1, HOUR)),
                Duration.ofMillis(params.number("graceMillis", 0, HOUR)),
                params.number("minBidDays", 0, YEAR),
                parties(params.texts("drawParties")),
                params.base64s("storeKeys"));
    }

    private static List<String> parties(List<String> names) {
        if (names.size() < 2 || names.stream().distinct().count() != names.size()) {
            throw new MalformedJson("drawParties");
        }
        return names;
    }
}
