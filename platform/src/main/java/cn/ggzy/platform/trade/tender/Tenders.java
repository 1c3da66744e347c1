package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.document.Document;
import cn.ggzy.platform.core.document.DocumentId;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.Fen;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.Page;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.rule.DayCount;
import cn.ggzy.platform.trade.rule.RuleSet;
import cn.ggzy.platform.trade.rule.RuleSets;
import cn.ggzy.platform.trade.rule.Scope;
import cn.ggzy.platform.trade.tender.TenderDraft.LotDraft;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tenders: drafted by their party, read by everybody once they are published, moved on by the rooms that come later. */
@Service
public class Tenders {
    private static final Logger LOG = LoggerFactory.getLogger(Tenders.class);

    private final TenderRecords records;
    private final TenderRows rows;
    private final RuleSets ruleSets;
    private final Documents documents;
    private final Clock clock;

    Tenders(TenderRecords records, TenderRows rows, RuleSets ruleSets, Documents documents, Clock clock) {
        this.records = records;
        this.rows = rows;
        this.ruleSets = ruleSets;
        this.documents = documents;
        this.clock = clock;
    }

    @Transactional
    public Tender draft(TenderDraft draft, Account by) {
        by.require(Role.AGENCY, Role.TENDERER);
        TenderId id = new TenderId(draft.id() == null ? "T-" + Ids.randomHex(8) : draft.id());
        if (records.has(id)) {
            throw RuleViolation.conflict("tender.exists", Map.of("tender", id.value()));
        }
        Tender tender = tender(id, draft, 0);
        tender.requireParty(by.uscc());
        requireOwn(tender.document(), by);
        records.insertDraft(tender);
        LOG.info("tender drafted tender={}", id);
        return tender;
    }

    /** A draft may be changed by its own party only, and only while it is one. */
    @Transactional
    public Tender change(TenderId id, TenderDraft draft, Account by) {
        Tender before = records.find(id);
        before.requireParty(by.uscc());
        before.requireDraft();
        Tender after = tender(id, draft, before.version());
        after.requireParty(by.uscc());
        if (!after.document().equals(before.document())) {
            requireOwn(after.document(), by);
        }
        records.replaceDraft(after);
        return records.find(id);
    }

    public Tender find(TenderId id) {
        return records.find(id);
    }

    /** From here to the end of the transaction the caller alone moves this tender; first thing in a transaction, so that it then reads what others have done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(TenderId id) {
        records.lock(id);
    }

    public Lot lot(LotId id) {
        return records.find(id.tender()).lot(id.lot());
    }

    /** A draft is unknown to everybody but its party. */
    public Tender visible(TenderId id, @Nullable Account to) {
        Tender tender = records.find(id);
        boolean isParty = to != null && (to.isOf(tender.tenderer()) || to.isOf(tender.agency()));
        if (tender.state() == TenderState.DRAFT && !isParty) {
            throw RuleViolation.unknown("tender.unknown", Map.of("tender", id.value()));
        }
        return tender;
    }

    public Page<Tender> search(@Nullable TenderState state, @Nullable String words, int page, @Nullable Account by) {
        if (state == TenderState.DRAFT && by == null) {
            return Page.of(List.of(), 1, 0);
        }
        String party = state == TenderState.DRAFT && by != null ? by.uscc() : null;
        String asked = words == null || words.isBlank() ? null : words.strip();
        TenderRows.Search search = new TenderRows.Search(state, party, asked, Page.SIZE, Page.offset(page));
        return Page.of(records.of(rows.search(search)), Page.asked(page), rows.count(search));
    }

    /** The rule version that was fixed with the tender; it stays when the law moves on. */
    public RuleSet ruleOf(Tender tender) {
        return ruleSets.find(tender.ruleSet(), tender.ruleVersion());
    }

    /** Begins the opening: a lot with too few bids fails here. */
    @Transactional
    public Tender beginOpening(TenderId id, Map<String, Integer> bids) {
        Tender tender = records.lock(id);
        Tender opening = tender.opening(bids, ruleOf(tender).minBidders());
        records.save(opening, "opening", "platform");
        LOG.info("tender opening tender={} state={}", id, opening.state());
        return opening;
    }

    @Transactional
    public void advance(LotId id, TenderState next, String actor) {
        records.save(
                records.lock(id.tender()).advanced(id.lot(), next),
                next.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                actor);
        LOG.info("tender lot={} state={}", id, next);
    }

    @Transactional
    public void fail(LotId id, String cause, String actor) {
        records.save(records.lock(id.tender()).failed(id.lot(), cause), "failed", actor);
        LOG.info("tender lot={} failed cause={}", id, cause);
    }

    private Tender tender(TenderId id, TenderDraft draft, long version) {
        DraftRule.check(draft.lots());
        Document document = documents.find(new DocumentId(draft.documentId()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), DayCount.ZONE);
        RuleSet rule =
                ruleSets.chosen(draft.ruleSet(), new Scope(draft.tradeType(), draft.industry(), draft.region(), today));
        return new Tender(
                id,
                draft.title(),
                draft.region(),
                draft.industry(),
                draft.tradeType(),
                draft.tendererUscc(),
                draft.agencyUscc(),
                rule.ruleSet(),
                rule.version(),
                draft.deadline().truncatedTo(ChronoUnit.MILLIS),
                document.id().value(),
                document.digest(),
                draft.lots().stream().map(Tenders::lot).toList(),
                null,
                version);
    }

    /** Publishing opens a document to everybody, so nobody puts a stranger's into a draft by its id. */
    private void requireOwn(String document, Account by) {
        if (!documents.find(new DocumentId(document)).owner().equals(by.id())) {
            throw RuleViolation.unknown("document.unknown", Map.of("id", document));
        }
    }

    private static Lot lot(LotDraft lot) {
        return new Lot(
                Ids.checked(lot.lot()),
                lot.title(),
                lot.ceilingFen() == null ? null : new Fen(lot.ceilingFen()),
                List.copyOf(lot.quotas()),
                List.copyOf(lot.qualification()),
                List.copyOf(lot.scoring()),
                TenderState.DRAFT,
                null);
    }
}
