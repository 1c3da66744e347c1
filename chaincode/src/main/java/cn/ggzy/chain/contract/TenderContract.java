package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.deadline.Deadline;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.rule.RuleParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 投标截止时间: fixed on chain from publication, can only move later, and ends in a close that nobody takes back. */
final class TenderContract {
    private final Acts acts;

    TenderContract(Acts acts) {
        this.acts = acts;
    }

    Map<TransactionName, Handler> handlers() {
        return Map.of(
                TransactionName.TENDER_PUBLISH, this::publish,
                TransactionName.TENDER_POSTPONE, this::postpone,
                TransactionName.TENDER_CLOSE, this::close,
                TransactionName.TENDER_READ, this::read);
    }

    private CanonicalJson publish(Members in, Ledger ledger) {
        var act = Acts.parse(in.only("act").object("act"));
        Members body = TenderBody.published(act.payload().body());
        CanonicalJson rule = rule(body, ledger);
        RuleParams params = RuleParams.parse(rule.members().json("params"));
        Instant at = Time.of(ledger, params);
        Acts.Conditions conditions = conditions(TransactionName.TENDER_PUBLISH, at, params, ledger);
        var accepted = acts.acceptOnce(act, conditions, ledger);
        requireInForce(rule.members(), at);
        requireNew(body, ledger);
        requirePeriod(new Deadline(body.instant("deadline")), params, at);
        Tender tender = new Tender(body.json()
                .with("state", Tender.OPEN)
                .with("params", rule.members().json("params"))
                .with("publishedAt", at)
                .with("publishedBy", accepted.signer().uscc())
                .with("actDigest", act.payload().digest())
                .with("trustSequence", conditions.trust().sequence())
                .with("postponements", List.of())
                .with("txId", ledger.txId()));
        requireParty(tender, accepted);
        return save(tender.json(), ledger);
    }

    private CanonicalJson postpone(Members in, Ledger ledger) {
        var act = Acts.parse(in.only("act").object("act"));
        Members body = act.payload().body().members().only("tender", "deadline", "noticeDigest");
        Tender tender = find(body, ledger);
        Instant at = Time.of(ledger, tender.params());
        var accepted =
                acts.acceptOnce(act, conditions(TransactionName.TENDER_POSTPONE, at, tender.params(), ledger), ledger);
        requireParty(tender, accepted);
        requireOpen(tender);
        if (tender.deadline().isOverAt(at)) {
            throw new Refusal(RefusalCode.TENDER_DEADLINE_PASSED);
        }
        if (!body.instant("deadline").isAfter(tender.deadline().at())) {
            throw new Refusal(RefusalCode.TENDER_DEADLINE_EARLIER);
        }
        return save(postponed(tender, body, at, ledger.txId()), ledger);
    }

    private CanonicalJson close(Members in, Ledger ledger) {
        Tender tender = find(in.only("tender"), ledger);
        requireOpen(tender);
        Instant at = Time.of(ledger, tender.params());
        // The clock only refuses; what is written is T, which is the same for every endorser.
        boolean waited = tender.deadline()
                        .mayCloseAt(ledger.endorserClock(), tender.params().grace())
                && tender.deadline().mayCloseAt(at, tender.params().grace());
        if (!waited) {
            throw new Refusal(
                    RefusalCode.TENDER_TOO_EARLY,
                    Map.of(
                            "deadline",
                            tender.deadline().at(),
                            "graceMillis",
                            tender.params().grace().toMillis()));
        }
        return save(tender.json().with("state", Tender.CLOSED).with("closedAt", at), ledger);
    }

    private CanonicalJson read(Members in, Ledger ledger) {
        return find(in.only("tender"), ledger).json();
    }

    private static CanonicalJson postponed(Tender tender, Members body, Instant at, String txId) {
        List<@Nullable Object> postponements =
                new ArrayList<>(tender.json().members().list("postponements"));
        postponements.add(Map.of(
                "from", tender.deadline().at(),
                "to", body.instant("deadline"),
                "noticeDigest", body.hash("noticeDigest"),
                "at", at,
                "txId", txId));
        return tender.json().with("deadline", body.instant("deadline")).with("postponements", postponements);
    }

    private static CanonicalJson rule(Members body, Ledger ledger) {
        Map<String, Object> asked = Map.of("ruleSet", body.id("ruleSet"), "version", body.number("ruleVersion"));
        return ledger.call(TransactionName.RULE_READ, CanonicalJson.of(asked));
    }

    private static void requireInForce(Members rule, Instant at) {
        if (at.isBefore(rule.instant("from"))) {
            throw new Refusal(RefusalCode.RULE_NOT_IN_FORCE, Map.of("from", rule.text("from")));
        }
        if (rule.has("until") && !at.isBefore(rule.instant("until"))) {
            throw new Refusal(RefusalCode.RULE_RETIRED, Map.of("until", rule.text("until")));
        }
    }

    private static void requireNew(Members body, Ledger ledger) {
        if (ledger.get(key(body)).isPresent()) {
            throw new Refusal(RefusalCode.TENDER_EXISTS);
        }
    }

    private static void requirePeriod(Deadline deadline, RuleParams params, Instant at) {
        if (deadline.isOverAt(at)) {
            throw new Refusal(RefusalCode.TENDER_DEADLINE_PASSED);
        }
        if (!deadline.leaves(params.minBidDays(), at)) {
            throw new Refusal(RefusalCode.TENDER_PERIOD_TOO_SHORT, Map.of("minBidDays", params.minBidDays()));
        }
    }

    private static void requireParty(Tender tender, Acts.Accepted accepted) {
        if (!tender.isParty(accepted.signer())) {
            throw new Refusal(RefusalCode.TENDER_NOT_PARTY);
        }
    }

    private static void requireOpen(Tender tender) {
        if (tender.isClosed()) {
            throw new Refusal(RefusalCode.TENDER_CLOSED);
        }
    }

    private static Acts.Conditions conditions(
            TransactionName transaction, Instant at, RuleParams params, Ledger ledger) {
        return new Acts.Conditions(transaction, at, params, Trust.inForce(ledger));
    }

    private static Tender find(Members in, Ledger ledger) {
        return new Tender(ledger.get(key(in)).orElseThrow(() -> new Refusal(RefusalCode.TENDER_UNKNOWN)));
    }

    private static CanonicalJson save(CanonicalJson tender, Ledger ledger) {
        ledger.put(key(tender.members()), tender);
        return tender;
    }

    private static Key key(Members in) {
        return Key.of("tender", in.id("tender"));
    }
}
