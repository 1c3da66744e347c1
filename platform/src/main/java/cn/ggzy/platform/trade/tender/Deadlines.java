package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.document.DocumentId;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.publication.Kind;
import cn.ggzy.platform.service.publication.Notice;
import cn.ggzy.platform.service.publication.Publications;
import cn.ggzy.platform.trade.rule.Period;
import cn.ggzy.platform.trade.rule.PeriodName;
import cn.ggzy.platform.trade.rule.RuleSet;
import cn.ggzy.platform.trade.rule.RuleSets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Publication, postponement, closing: what the contract decides comes first, this database follows it. */
@Service
public class Deadlines {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final List<PeriodName> BEFORE_DEADLINE = List.of(PeriodName.BIDDING, PeriodName.SALE);

    private final TenderRecords records;
    private final TenderRows rows;
    private final RuleSets ruleSets;
    private final Ledger ledger;
    private final Acts acts;
    private final Documents documents;
    private final Evidence evidence;
    private final Publications publications;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Deadlines(
            TenderRecords records,
            TenderRows rows,
            RuleSets ruleSets,
            Ledger ledger,
            Acts acts,
            Documents documents,
            Evidence evidence,
            Publications publications,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.rows = rows;
        this.ruleSets = ruleSets;
        this.ledger = ledger;
        this.acts = acts;
        this.documents = documents;
        this.evidence = evidence;
        this.publications = publications;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a party must sign to publish its draft. */
    public Map<String, Object> publicationBody(TenderId id, Account by) {
        Tender draft = records.find(id);
        draft.requireParty(by.uscc());
        return TenderActs.publication(draft);
    }

    public EvidenceId publish(TenderId id, JsonNode act, Account by) {
        Instant now = clock.instant();
        Tender draft = records.find(id);
        draft.requireParty(by.uscc());
        Tender published = draft.published(now);
        RuleSet rule = ruleSets.find(draft.ruleSet(), draft.ruleVersion());
        TenderActs.requireSays(act, TenderActs.publication(draft));
        BEFORE_DEADLINE.forEach(period -> requireKept(now, draft.deadline(), rule.period(period)));
        ruleSets.requireOnChain(rule);
        publishOnChain(draft, act);
        EvidenceId fact = transaction.execute(status -> {
            EvidenceId saved = records.save(published, "published", by.id());
            documents.publish(new DocumentId(published.document()));
            evidence.append(Fact.ofFile(
                    "document.published", "tender/" + id + "/document", published.documentDigest(), by.id()));
            publications.publish(new Notice(
                    Kind.TENDER_NOTICE, id.value(), null, published.title(), Notices.tender(published), saved));
            return saved;
        });
        LOG.info("tender published tender={} deadline={}", id, published.deadline());
        return fact;
    }

    /** Later only. A change that can affect bids leaves fifteen days, else the deadline moves (实施条例 第二十一条). */
    public EvidenceId postpone(TenderId id, JsonNode act, String notice, boolean affectsBids, Account by) {
        Instant now = clock.instant();
        Tender tender = records.find(id);
        tender.requireParty(by.uscc());
        Instant asked = TenderActs.askedDeadline(act);
        TenderActs.requireSays(act, TenderActs.postponement(id, asked, notice));
        Tender postponed = tender.postponed(asked, now);
        if (affectsBids) {
            requireKept(
                    now,
                    asked,
                    ruleSets.find(tender.ruleSet(), tender.ruleVersion()).period(PeriodName.CLARIFICATION));
        }
        ledger.commit(Submission.of("tender", "postpone", Map.of("act", acts.completed(act))));
        EvidenceId fact = transaction.execute(status -> {
            EvidenceId saved = records.save(postponed, "postponed", by.id());
            publications.publish(new Notice(
                    Kind.POSTPONEMENT,
                    id.value(),
                    null,
                    tender.title(),
                    Notices.postponement(postponed, notice),
                    saved));
            return saved;
        });
        LOG.info("tender postponed tender={} deadline={}", id, asked);
        return fact;
    }

    /** Closes what is due; any copy may do it, the contract and the row's version let it happen once. */
    public void closeDue() {
        Instant now = clock.instant();
        for (Tender tender : records.of(rows.due(now))) {
            long grace = ruleSets.find(tender.ruleSet(), tender.ruleVersion()).graceMillis();
            if (!now.isBefore(tender.deadline().plusMillis(grace))) {
                close(tender);
            }
        }
    }

    private void close(Tender tender) {
        switch (ledger.submit(
                Submission.of("tender", "close", Map.of("tender", tender.id().value())))) {
            case Outcome.Committed committed -> closed(tender);
            case Outcome.Rejected rejected when rejected.code().equals("tender.closed") -> closed(tender);
            // An endorser's clock is behind ours, or the answer is not known: the next round asks again.
            case Outcome.Rejected rejected ->
                LOG.info("tender not closed tender={} code={}", tender.id(), rejected.code());
            case Outcome.Unknown unknown -> LOG.warn("closing not known tender={} tx={}", tender.id(), unknown.txId());
        }
    }

    private void closed(Tender tender) {
        transaction.executeWithoutResult(status -> {
            records.save(tender.closed(clock.instant()), "closed", "platform");
            events.publishEvent(new TenderClosed(tender.id().value()));
        });
        LOG.info("tender closed tender={}", tender.id());
    }

    /** If a crash came between chain and database, the chain has this very tender already: then the database catches up. */
    private void publishOnChain(Tender draft, JsonNode act) {
        Outcome outcome = ledger.submit(Submission.of("tender", "publish", Map.of("act", acts.completed(act))));
        if (outcome instanceof Outcome.Rejected rejected && rejected.code().equals("tender.exists")) {
            JsonNode onChain = ledger.evaluate(
                    "tender", "read", Map.of("tender", draft.id().value()));
            if (onChain.path("documentDigest").asString("").equals(draft.documentDigest())) {
                return;
            }
        }
        outcome.committed();
    }

    private void requireKept(Instant from, Instant to, Period period) {
        if (!ruleSets.days().isKept(from, to, period)) {
            throw RuleViolation.conflict(
                    "tender.period-too-short",
                    Map.of(
                            "period", period.amount() + " " + period.unit(),
                            "basis", period.basis(),
                            "provisional", ruleSets.days().isProvisional(to)));
        }
    }
}
