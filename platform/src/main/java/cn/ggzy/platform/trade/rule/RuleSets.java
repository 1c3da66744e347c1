package cn.ggzy.platform.trade.rule;

import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** The rule sets, which of them holds for a tender, and whether the chain has the same one. */
@Service
public class RuleSets {
    private final List<RuleSet> all = LawFiles.ruleSets();
    private final DayCount days = new DayCount(LawFiles.holidays());
    private final Ledger ledger;
    private final boolean practice;

    RuleSets(Ledger ledger, @Value("${onenet.mode}") String mode) {
        this.ledger = ledger;
        this.practice = mode.equals("practice");
    }

    public List<RuleSet> all() {
        return all;
    }

    public DayCount days() {
        return days;
    }

    public RuleSet find(String ruleSet, int version) {
        return all.stream()
                .filter(set -> set.ruleSet().equals(ruleSet) && set.version() == version)
                .findFirst()
                .orElseThrow(
                        () -> RuleViolation.unknown("rule.unknown", Map.of("ruleSet", ruleSet, "version", version)));
    }

    /** The narrowest rule set that holds for the scope, the newest of equals. */
    public RuleSet resolve(Scope scope) {
        return all.stream()
                .filter(set -> set.holdsFor(scope))
                .max(Comparator.comparingInt(RuleSet::narrowness).thenComparing(RuleSet::from))
                .orElseThrow(() -> RuleViolation.conflict("rule.none-holds", Map.of("family", scope.family())));
    }

    /** The version to work by, when a party names a rule set: it must be the one that holds; practice sets only in the practice mode. */
    public RuleSet chosen(String ruleSet, Scope scope) {
        RuleSet named = all.stream()
                .filter(set -> set.ruleSet().equals(ruleSet) && set.isPractice() && practice)
                .findFirst()
                .orElseGet(() -> resolve(scope));
        if (!named.ruleSet().equals(ruleSet)) {
            throw RuleViolation.conflict("rule.does-not-hold", Map.of("ruleSet", ruleSet, "holds", named.ruleSet()));
        }
        return named;
    }

    /** What is published on the chain: the parameters as they stand here, and the keys of the stores whose statement counts. */
    public static Map<String, Object> forChain(RuleSet set, List<String> storeKeys) {
        Map<String, Object> params = new LinkedHashMap<>();
        set.params().properties().forEach(param -> params.put(param.getKey(), param.getValue()));
        params.put("storeKeys", List.copyOf(storeKeys));
        return params;
    }

    /** Each rule used in a decision exists as a version on the chain (R2.3c), with the same parameters word for word. */
    public void requireOnChain(RuleSet set) {
        JsonNode record = ledger.evaluate("rule", "read", Map.of("ruleSet", set.ruleSet(), "version", set.version()));
        JsonNode onChain = record.path("params");
        set.params().properties().forEach(param -> {
            if (!param.getValue().equals(onChain.path(param.getKey()))) {
                throw RuleViolation.conflict(
                        "rule.differs-from-chain", Map.of("ruleSet", set.ruleSet(), "param", param.getKey()));
            }
        });
    }
}
