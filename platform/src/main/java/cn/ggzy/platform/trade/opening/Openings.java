package cn.ggzy.platform.trade.opening;

import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.publication.Kind;
import cn.ggzy.platform.service.publication.Notice;
import cn.ggzy.platform.service.publication.Publications;
import cn.ggzy.platform.trade.bid.Bid;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.bid.Bids;
import cn.ggzy.platform.trade.bid.Roll;
import cn.ggzy.platform.trade.rule.PeriodName;
import cn.ggzy.platform.trade.rule.RuleSets;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderClosed;
import cn.ggzy.platform.trade.tender.TenderId;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Openings (开标): begun by the close, moved on by the bidders' keys and by the clock, ended with minutes. */
@Service
public class Openings {
    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);
    private static final int MOST_AT_ONCE = 100;

    private final OpeningRecords records;
    private final Tenders tenders;
    private final Bids bids;
    private final RuleSets ruleSets;
    private final Acts acts;
    private final Decryption decryption;
    private final Publications publications;
    private final Hall hall;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Openings(
            OpeningRecords records,
            Tenders tenders,
            Bids bids,
            RuleSets ruleSets,
            Acts acts,
            Decryption decryption,
            Publications publications,
            Hall hall,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.tenders = tenders;
        this.bids = bids;
        this.ruleSets = ruleSets;
        this.acts = acts;
        this.decryption = decryption;
        this.publications = publications;
        this.hall = hall;
        this.events = events;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void begin(TenderClosed closed) {
        begin(new TenderId(closed.tender()));
    }

    /** Closed tenders whose opening has not begun: at first the chain could not be asked, or did not agree with the rows. */
    List<TenderId> due() {
        List<TenderId> closed = new ArrayList<>();
        for (int page = 1; closed.size() < MOST_AT_ONCE; page++) {
            List<Tender> found =
                    tenders.search(TenderState.CLOSED, null, page, null).items();
            if (found.isEmpty()) {
                break;
            }
            found.stream()
                    .map(Tender::id)
                    .filter(id -> records.find(id).isEmpty())
                    .forEach(closed::add);
        }
        return closed;
    }

    @Transactional
    void beginDue(TenderId id) {
        begin(id);
    }

    /** A lot with fewer than three bids is not opened, nothing of it is decrypted (条例 第四十四条). What counts the chain says. */
    private void begin(TenderId id) {
        if (records.find(id).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        Roll roll = bids.call(id, tenders.find(id).lots().stream().map(Lot::lot).toList());
        List<Bid> counted = roll.live();
        Tender tender = tenders.beginOpening(id, perLot(counted));
        Opening closed = Opening.waiting(id).closed().differing(roll.differences());
        Opening begun = tender.state() == TenderState.FAILED
                ? closed.failed()
                : closed.releasing(
                        ruleSets.days().endOf(now, tenders.ruleOf(tender).period(PeriodName.RELEASE)));
        List<Entry> entries = counted.stream()
                .filter(bid -> tender.lot(bid.id().lot().lot()).state() == TenderState.OPENING)
                .map(bid -> Entry.sealed(bid.id()))
                .toList();
        if (!records.begin(begun, entries, OpeningFacts.begun(begun))) {
            throw RuleViolation.conflict("opening.changed-meanwhile", Map.of("tender", id.value()));
        }
        tender.lots().stream().filter(lot -> lot.state() == TenderState.FAILED).forEach(lot -> failed(tender, lot));
        LOG.info("opening begun tender={} state={} bids={}", id, begun.state(), entries.size());
        events.publishEvent(new HallChanged(id.value()));
    }

    /** Takes a bidder's key. Only the bidder can give it, and only inside the window. */
    @Transactional
    public void release(BidId id, Release release, JsonNode releaseAct, Account by) {
        Instant now = clock.instant();
        Opening opening = records.get(id.lot().tender());
        opening.requireWindow(now);
        requireSays(releaseAct, id);
        Signer signer = acts.verified(releaseAct, "bid.release");
        if (!signer.uscc().equals(by.uscc())) {
            throw RuleViolation.forbidden("opening.other-signer", Map.of());
        }
        Entry released = records.entry(id).released();
        Bid bid = bids.find(id);
        if (!decryption.isKeyOf(bid, ContentKey.ofHex(release.contentKey()))) {
            throw RuleViolation.conflict(
                    "opening.key-mismatch", Map.of("ticket", id.ticket().value()));
        }
        Promise.of(bid).requireKept(release, signer.uscc());
        records.release(released, release);
        LOG.info("key released bid={}", id);
        events.publishEvent(new HallChanged(id.lot().tender().value()));
        events.publishEvent(new KeyReleased(id));
    }

    /** Called by the clock: whoever has not released in the window is recorded, and what is complete ends. */
    @Transactional
    public void moveOn(TenderId id) {
        Instant now = clock.instant();
        Opening opening = records.lock(id);
        if (opening.isOver(now)) {
            records.entries(id).stream()
                    .filter(entry -> entry.state() == EntryState.SEALED)
                    .forEach(entry -> records.judge(entry.absent(now, opening.until())));
        }
        List<Entry> entries = records.entries(id);
        if (opening.mayEnd(entries, now)) {
            end(opening, entries, now);
        }
    }

    List<Opening> releasing() {
        return records.releasing();
    }

    /** The minutes (开标记录), canonical JSON. */
    public String minutes(TenderId id) {
        String minutes = records.get(id).minutes();
        if (minutes == null) {
            throw RuleViolation.conflict("opening.not-over", Map.of("tender", id.value()));
        }
        return minutes;
    }

    /** The bids of a lot that the contract opened. */
    public List<Entry> opened(LotId lot) {
        return records.entries(lot.tender()).stream()
                .filter(entry -> entry.bid().lot().equals(lot) && entry.state() == EntryState.OPENED)
                .toList();
    }

    private void end(Opening opening, List<Entry> entries, Instant now) {
        Tender tender = tenders.find(opening.tender());
        String minutes = CanonicalJson.of(Minutes.of(tender, opening, entries, now));
        Opening ended = opening.opened(entries, now, minutes);
        EvidenceId proof = records.end(ended, OpeningFacts.ended(ended));
        publications.publish(new Notice(
                Kind.OPENING_RECORD,
                tender.id().value(),
                null,
                tender.title(),
                Minutes.text(tender, opening, entries),
                proof));
        tender.lots().stream()
                .filter(lot -> lot.state() == TenderState.OPENING)
                .forEach(lot -> endLot(tender, lot, entries));
        LOG.info("opening ended tender={}", tender.id());
        events.publishEvent(new HallChanged(tender.id().value()));
    }

    private void endLot(Tender tender, Lot lot, List<Entry> entries) {
        LotId id = new LotId(tender.id(), lot.lot());
        boolean any =
                entries.stream().anyMatch(entry -> entry.bid().lot().equals(id) && entry.state() == EntryState.OPENED);
        if (any) {
            tenders.advance(id, TenderState.OPENED, "platform");
            events.publishEvent(new LotOpened(tender.id().value(), lot.lot()));
        } else {
            tenders.fail(id, "opening.none-opened", "platform");
            failed(tender, tenders.lot(id));
        }
    }

    private void failed(Tender tender, Lot lot) {
        publications.publish(new Notice(
                Kind.FAILED,
                tender.id().value(),
                lot.lot(),
                tender.title(),
                "标段 " + lot.lot() + "（" + lot.title() + "）招标失败：" + lot.failure() + "，应当重新招标。",
                records.proofOf(tender.id())));
    }

    private static Map<String, Integer> perLot(List<Bid> counted) {
        return counted.stream()
                .collect(Collectors.groupingBy(bid -> bid.id().lot().lot(), Collectors.summingInt(bid -> 1)));
    }

    private static void requireSays(JsonNode act, BidId id) {
        String said = CanonicalJson.of(act.path("payload").path("body"));
        if (!said.equals(CanonicalJson.of(id.argument()))) {
            throw RuleViolation.conflict(
                    "opening.act-differs", Map.of("ticket", id.ticket().value()));
        }
    }
}
