package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.rule.RuleParams;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Rule versions: published by both governors, never changed, retired with notice. */
final class RuleContract {
    private static final int MAX_VERSION = 1_000_000;

    private final Governance governance;

    RuleContract(Acts acts) {
        this.governance = new Governance(acts);
    }

    Map<TransactionName, Handler> handlers() {
        return Map.of(
                TransactionName.RULE_PUBLISH, this::publish,
                TransactionName.RULE_RETIRE, this::retire,
                TransactionName.RULE_READ, this::read);
    }

    private CanonicalJson publish(Members in, Ledger ledger) {
        in.only("ruleSet", "version", "from", "params", "acts");
        RuleParams params = RuleParams.parse(in.json("params"));
        Map<String, Object> body = Map.of(
                "ruleSet", in.id("ruleSet"),
                "version", version(in),
                "from", in.instant("from"),
                "paramsDigest", in.json("params").digest());
        Instant at = decide(in, body, TransactionName.RULE_PUBLISH, ledger);
        requireNotBackDated("from", in, at.minus(RuleParams.DEFAULT.tolerance()));
        requireGrace(params, in.json("params").members());
        if (ledger.get(key(in)).isPresent()) {
            throw new Refusal(RefusalCode.RULE_VERSION_EXISTS);
        }
        CanonicalJson rule = CanonicalJson.of(body)
                .with("params", in.json("params"))
                .with("publishedAt", at)
                .with("txId", ledger.txId());
        ledger.put(key(in), rule);
        return rule;
    }

    private CanonicalJson retire(Members in, Ledger ledger) {
        in.only("ruleSet", "version", "until", "acts");
        Map<String, Object> body =
                Map.of("ruleSet", in.id("ruleSet"), "version", version(in), "until", in.instant("until"));
        Instant at = decide(in, body, TransactionName.RULE_RETIRE, ledger);
        requireNotBackDated("until", in, at);
        CanonicalJson rule = find(in, ledger);
        // A rule that ended may have decided things since; its end never moves.
        if (rule.members().has("until")) {
            throw new Refusal(
                    RefusalCode.RULE_RETIRED, Map.of("until", rule.members().text("until")));
        }
        CanonicalJson retired = rule.with("until", in.instant("until")).with("retiredAt", at);
        ledger.put(key(in), retired);
        return retired;
    }

    private CanonicalJson read(Members in, Ledger ledger) {
        in.only("ruleSet", "version");
        return find(in, ledger);
    }

    /** What was decided under the rules as they were stays decided. */
    private static void requireNotBackDated(String what, Members in, Instant earliest) {
        if (in.instant(what).isBefore(earliest)) {
            throw new Refusal(RefusalCode.RULE_BACK_DATED, Map.of(what, in.instant(what), "earliest", earliest));
        }
    }

    /** A bid that one endorser took just in time, by his clock, is ordered before another one lets anybody close. */
    private static void requireGrace(RuleParams params, Members all) {
        Duration least = params.tolerance().multipliedBy(2);
        if (!all.flag("practice") && params.grace().compareTo(least) < 0) {
            throw new Refusal(
                    RefusalCode.RULE_GRACE_TOO_SHORT,
                    Map.of("graceMillis", params.grace().toMillis(), "leastMillis", least.toMillis()));
        }
    }

    private Instant decide(Members in, Map<String, Object> body, TransactionName transaction, Ledger ledger) {
        Instant at = Time.of(ledger, RuleParams.DEFAULT);
        Trust trust = Trust.inForce(ledger);
        governance.decided(
                in, CanonicalJson.of(body), new Acts.Conditions(transaction, at, RuleParams.DEFAULT, trust), ledger);
        return at;
    }

    private static CanonicalJson find(Members in, Ledger ledger) {
        return ledger.get(key(in)).orElseThrow(() -> new Refusal(RefusalCode.RULE_UNKNOWN));
    }

    private static Key key(Members in) {
        return Key.of("rule", in.id("ruleSet"), Integer.toString(version(in)));
    }

    private static int version(Members in) {
        return in.number("version", 1, MAX_VERSION);
    }
}
