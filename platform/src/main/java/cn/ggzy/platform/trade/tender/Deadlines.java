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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
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

    private static final int AT_ONCE = 8;
    private static final Duration MIRRORED = Duration.ofDays(1);
    private static final String PLATFORM = "platform";

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
    private Map<TenderId, ChainTender> seen = Map.of();

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
        draft.published(now);
        RuleSet rule = ruleSets.find(draft.ruleSet(), draft.ruleVersion());
        TenderActs.requireSays(act, TenderActs.publication(draft));
        BEFORE_DEADLINE.forEach(period -> requireKept(now, draft.deadline(), rule.period(period)));
        ruleSets.requireOnChain(rule);
        publishOnChain(draft, act);
        return published(draft, now, by.id());
    }

    /** Later only. A change that can affect bids leaves fifteen days, else the deadline moves (实施条例 第二十一条). */
    public EvidenceId postpone(TenderId id, JsonNode act, String notice, boolean affectsBids, Account by) {
        Instant now = clock.instant();
        Tender tender = records.find(id);
        tender.requireParty(by.uscc());
        Instant asked = TenderActs.askedDeadline(act);
        TenderActs.requireSays(act, TenderActs.postponement(id, asked, notice));
        tender.postponed(asked, now);
        if (affectsBids) {
            requireKept(
                    now,
                    asked,
                    ruleSets.find(tender.ruleSet(), tender.ruleVersion()).period(PeriodName.CLARIFICATION));
        }
        ledger.commit(Submission.of("tender", "postpone", Map.of("act", acts.completed(act))));
        return postponed(id, asked, now, notice, by.id());
    }

    /**
     * Follows the chain where a crash, or another way to the chain, left this database behind. It moves only what looks the same in two rounds
     * running: what differs is somebody's request under way.
     */
    void mirror() {
        Map<TenderId, ChainTender> behind = new HashMap<>();
        for (Tender tender : records.of(rows.mirrored(clock.instant().minus(MIRRORED)))) {
            try {
                onChain(tender.id())
                        .filter(chain -> chain.isAheadOf(tender))
                        .ifPresent(ahead -> behind.put(tender.id(), ahead));
                ChainTender chain = behind.get(tender.id());
                if (chain != null && chain.equals(seen.get(tender.id()))) {
                    mirror(tender, chain);
                }
            } catch (RuleViolation later) {
                LOG.info("tender not mirrored tender={} code={}", tender.id(), later.code());
                if (later.kind() == RuleViolation.Kind.UNAVAILABLE) {
                    return;
                }
            } catch (RuntimeException later) {
                LOG.warn("tender not mirrored, next round tender={}", tender.id(), later);
            }
        }
        seen = behind;
    }

    private void mirror(Tender tender, ChainTender chain) {
        if (tender.state() == TenderState.DRAFT) {
            if (chain.isOf(tender)) {
                published(tender, chain.publishedAt(), PLATFORM);
            } else {
                LOG.warn("the chain has another tender under this number tender={}", tender.id());
            }
        } else if (chain.deadline().isAfter(tender.deadline())) {
            chain.lastPostponement()
                    .ifPresentOrElse(
                            last -> postponed(
                                    tender.id(),
                                    chain.deadline(),
                                    last.at(),
                                    Notices.byDigest(last.noticeDigest()),
                                    PLATFORM),
                            () -> LOG.warn(
                                    "this database has an earlier deadline than the chain tender={}", tender.id()));
        } else if (chain.isClosed()) {
            closed(tender);
        }
    }

    private EvidenceId published(Tender draft, Instant at, String actor) {
        TenderId id = draft.id();
        return transaction.execute(status -> {
            Tender now = records.lock(id);
            if (now.state() != TenderState.DRAFT) {
                return records.proofOf(id);
            }
            if (now.version() != draft.version()) {
                throw RuleViolation.conflict("tender.changed-meanwhile", Map.of("tender", id.value()));
            }
            Tender published = now.published(at);
            EvidenceId saved = records.save(published, "published", actor);
            documents.publish(new DocumentId(published.document()));
            evidence.append(
                    Fact.ofFile("document.published", "tender/" + id + "/document", published.documentDigest(), actor));
            publications.publish(new Notice(
                    Kind.TENDER_NOTICE, id.value(), null, published.title(), Notices.tender(published), saved));
            LOG.info("tender published tender={} deadline={}", id, published.deadline());
            return saved;
        });
    }

    private EvidenceId postponed(TenderId id, Instant deadline, Instant at, String notice, String actor) {
        return transaction.execute(status -> {
            Tender now = records.lock(id);
            if (!deadline.isAfter(now.deadline())) {
                return records.proofOf(id);
            }
            Tender postponed = now.postponed(deadline, at);
            EvidenceId saved = records.save(postponed, "postponed", actor);
            publications.publish(new Notice(
                    Kind.POSTPONEMENT, id.value(), null, now.title(), Notices.postponement(postponed, notice), saved));
            LOG.info("tender postponed tender={} deadline={}", id, deadline);
            return saved;
        });
    }

    private Optional<ChainTender> onChain(TenderId id) {
        try {
            return Optional.of(new ChainTender(ledger.evaluate("tender", "read", Map.of("tender", id.value()))));
        } catch (RuleViolation refusal) {
            if (refusal.code().equals("tender.unknown")) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Closes what is due, side by side; any copy may do it, the contract and the row's version let it happen once. */
    public void closeDue() {
        Instant now = clock.instant();
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            records.of(rows.due(now)).stream()
                    .filter(tender -> isOver(tender, now))
                    .forEach(tender -> workers.execute(() -> closeOrLater(tender, places)));
        }
    }

    private boolean isOver(Tender tender, Instant now) {
        long grace = ruleSets.find(tender.ruleSet(), tender.ruleVersion()).graceMillis();
        return !now.isBefore(tender.deadline().plusMillis(grace));
    }

    /** One tender that cannot be closed holds up no other. */
    private void closeOrLater(Tender tender, Semaphore places) {
        places.acquireUninterruptibly();
        try {
            close(tender);
        } catch (RuntimeException later) {
            LOG.warn("tender not closed, next round tender={}", tender.id(), later);
        } finally {
            places.release();
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
            Tender now = records.lock(tender.id());
            if (now.state() != TenderState.OPEN) {
                return;
            }
            records.save(now.closed(clock.instant()), "closed", PLATFORM);
            events.publishEvent(new TenderClosed(tender.id().value()));
        });
        LOG.info("tender closed tender={}", tender.id());
    }

    /** If a crash came between chain and database, the chain has this very tender already: then the database catches up. */
    private void publishOnChain(Tender draft, JsonNode act) {
        Outcome outcome = ledger.submit(Submission.of("tender", "publish", Map.of("act", acts.completed(act))));
        if (outcome instanceof Outcome.Rejected rejected && rejected.code().equals("tender.exists")) {
            if (onChain(draft.id()).filter(chain -> chain.isOf(draft)).isPresent()) {
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
