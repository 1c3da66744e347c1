package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.TenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps openings and their entries. */
@Component
class OpeningRecords {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final OpeningRows rows;
    private final Evidence evidence;

    OpeningRecords(OpeningRows rows, Evidence evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    Optional<Opening> find(TenderId tender) {
        return Optional.ofNullable(rows.find(tender.value())).map(OpeningRow::opening);
    }

    Opening get(TenderId tender) {
        return find(tender)
                .orElseThrow(() -> RuleViolation.conflict("opening.not-started", Map.of("tender", tender.value())));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Opening lock(TenderId tender) {
        OpeningRow row = rows.lock(tender.value());
        if (row == null) {
            throw RuleViolation.conflict("opening.not-started", Map.of("tender", tender.value()));
        }
        return row.opening();
    }

    /** False when another copy was first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean begin(Opening opening, List<Entry> entries, Fact fact) {
        String proof = evidence.append(fact).value();
        if (rows.insert(OpeningRow.of(opening, proof)) == 0) {
            return false;
        }
        entries.forEach(entry -> rows.insertEntry(EntryRow.of(entry)));
        return true;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public EvidenceId end(Opening opening, Fact fact) {
        EvidenceId proof = evidence.append(fact);
        if (rows.update(OpeningRow.of(opening, proof.value())) != 1) {
            throw RuleViolation.conflict(
                    "opening.changed-meanwhile",
                    Map.of("tender", opening.tender().value()));
        }
        return proof;
    }

    EvidenceId proofOf(TenderId tender) {
        OpeningRow row = rows.find(tender.value());
        if (row == null || row.evidence() == null) {
            throw RuleViolation.conflict("opening.not-started", Map.of("tender", tender.value()));
        }
        return new EvidenceId(row.evidence());
    }

    List<Opening> releasing() {
        return rows.releasing().stream().map(OpeningRow::opening).toList();
    }

    List<Entry> entries(TenderId tender) {
        return rows.entries(tender.value()).stream().map(EntryRow::entry).toList();
    }

    Entry entry(BidId bid) {
        EntryRow row = rows.findEntry(
                bid.lot().tender().value(), bid.lot().lot(), bid.ticket().value());
        if (row == null) {
            throw RuleViolation.unknown(
                    "bid.unknown", Map.of("ticket", bid.ticket().value()));
        }
        return row.entry();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Entry entry, Release release) {
        change(entry);
        rows.keepReleased(EntryRow.of(entry), CanonicalJson.of(release));
    }

    Release released(Entry entry) {
        String json = rows.released(EntryRow.of(entry));
        if (json == null) {
            throw new IllegalStateException("nothing released for " + entry.bid());
        }
        return CanonicalJson.MAPPER.readValue(json, Release.class);
    }

    /** Saves the judgement with its fact. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Entry judge(Entry entry) {
        Entry proven = entry.proven(evidence.append(OpeningFacts.judged(entry)).value());
        change(proven);
        return proven;
    }

    /** The opened file can be checked by whoever holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fileOpened(BidId bid, String digest) {
        evidence.append(OpeningFacts.file(bid, digest));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void found(BidId bid, Prepared found, String promisedRoot) {
        evidence.append(OpeningFacts.found(bid, found, promisedRoot));
    }

    boolean lease(Entry entry, Instant now) {
        return rows.lease(EntryRow.of(entry), now, now.plus(LEASE)) == 1;
    }

    void progress(Entry entry, int percent, Instant now) {
        rows.progress(EntryRow.of(entry), percent, now.plus(LEASE));
    }

    /** False when it was released anew meanwhile. */
    boolean keepPrepared(Entry entry, Prepared prepared) {
        return rows.keepPrepared(EntryRow.of(entry), CanonicalJson.of(prepared)) == 1;
    }

    Optional<Prepared> prepared(Entry entry) {
        return Optional.ofNullable(rows.prepared(EntryRow.of(entry)))
                .map(json -> CanonicalJson.MAPPER.readValue(json, Prepared.class));
    }

    List<Entry> unprepared(Instant now) {
        return rows.unprepared(now).stream().map(EntryRow::entry).toList();
    }

    List<Entry> ready(Instant now) {
        return rows.ready(now).stream().map(EntryRow::entry).toList();
    }

    /** Whether somebody of the lot can still choose to release. */
    boolean isWaiting(LotId lot) {
        return rows.sealed(lot.tender().value(), lot.lot()) > 0;
    }

    private void change(Entry entry) {
        if (rows.updateEntry(EntryRow.of(entry)) != 1) {
            throw RuleViolation.conflict(
                    "opening.changed-meanwhile",
                    Map.of("ticket", entry.bid().ticket().value()));
        }
    }
}
