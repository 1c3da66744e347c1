package cn.ggzy.platform.practice;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.platform.core.document.StoreKey;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.rule.RuleSet;
import cn.ggzy.platform.trade.rule.RuleSets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Puts the practice trust list and the rule sets on the chain, unless they are there. */
@Component
@PracticeMode
public class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final ZoneId PROVINCE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> ABSENT = Set.of("trust.none", "rule.unknown");

    private final PracticeProvince province;
    private final GovernorActs acts;
    private final RuleSets rules;
    private final StoreKey store;
    private final Ledger ledger;
    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final Clock clock;

    FirstStart(
            PracticeProvince province,
            GovernorActs acts,
            RuleSets rules,
            StoreKey store,
            Ledger ledger,
            Evidence evidence,
            TransactionTemplate transactions,
            Clock clock) {
        this.province = province;
        this.acts = acts;
        this.rules = rules;
        this.store = store;
        this.ledger = ledger;
        this.evidence = evidence;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** May be repeated; each part is done once. */
    public void prepare() {
        if (isAbsent("trust", Map.of())) {
            publishTrust();
        }
        rules.all().forEach(this::publishRule);
        LOG.info("practice province ready");
    }

    private void publishTrust() {
        TrustList list = province.trustList();
        JsonNode json = CanonicalJson.read(list.toJson());
        Map<String, Object> body = Map.of("sequence", list.sequence(), "digest", list.digest());
        commit(
                "trust",
                Map.of("list", json, "acts", acts.both("trust.publish", body)),
                "trust/" + list.sequence(),
                body);
        LOG.info("trust list {} published", list.sequence());
    }

    private void publishRule(RuleSet rule) {
        Map<String, Object> name = Map.of("ruleSet", rule.ruleSet(), "version", rule.version());
        if (!isAbsent("rule", name)) {
            return;
        }
        Map<String, Object> params = RuleSets.forChain(rule, List.of(store.publicKey()));
        String from = beginning(rule).toString();
        Map<String, Object> body = Map.of(
                "ruleSet", rule.ruleSet(),
                "version", rule.version(),
                "from", from,
                "paramsDigest", CanonicalJson.digest(params));
        Map<String, Object> argument = Map.of(
                "ruleSet", rule.ruleSet(),
                "version", rule.version(),
                "from", from,
                "params", params,
                "acts", acts.both("rule.publish", body));
        commit("rule", argument, "rule/" + rule.ruleSet() + "/" + rule.version(), body);
        LOG.info("rule set {} version {} published", rule.ruleSet(), rule.version());
    }

    /** The law's own date, or now where that has passed: on the chain a rule begins no earlier than it is published. */
    private Instant beginning(RuleSet rule) {
        Instant law = rule.from().atStartOfDay(PROVINCE).toInstant();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return law.isBefore(now) ? now : law;
    }

    /** On the chain, and in the log: the first leaves say by which rules all others were made. */
    private void commit(String contract, Map<String, ?> argument, String subject, Map<String, ?> decided) {
        String txId =
                ledger.commit(Submission.of(contract, "publish", argument)).txId();
        Map<String, Object> object = Map.of("decided", decided, "txId", txId);
        transactions.executeWithoutResult(
                status -> evidence.append(new Fact(contract + ".published", subject, object, "governors")));
    }

    private boolean isAbsent(String contract, Map<String, ?> argument) {
        try {
            ledger.evaluate(contract, "read", argument);
            return false;
        } catch (RuleViolation e) {
            if (ABSENT.contains(e.code())) {
                return true;
            }
            throw e;
        }
    }
}
