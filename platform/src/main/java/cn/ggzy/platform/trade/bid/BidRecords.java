package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.evidence.ContractedRows;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.StoredFile;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps bids, and the fact that speaks of each one's present state. */
@Component
class BidRecords implements EvidencedRows, ContractedRows {
    private static final Set<String> STATES = Set.of("bid.submitted", "bid.replaced", "bid.withdrawn");

    private final BidRows rows;
    private final Evidence evidence;

    BidRecords(BidRows rows, Evidence evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    Optional<Bid> find(BidId id) {
        return Optional.ofNullable(rows.find(
                        id.lot().tender().value(), id.lot().lot(), id.ticket().value()))
                .map(BidRow::bid);
    }

    Bid get(BidId id) {
        return find(id).orElseThrow(() -> RuleViolation.unknown(
                "bid.unknown", Map.of("ticket", id.ticket().value())));
    }

    List<Bid> ofLot(LotId lot) {
        return rows.ofLot(lot.tender().value(), lot.lot()).stream()
                .map(BidRow::bid)
                .toList();
    }

    List<Bid> pending(Instant before) {
        return rows.pending(before).stream().map(BidRow::bid).toList();
    }

    /** Two copies may meet here with the same ticket: the first row stays. */
    void begin(Bid bid) {
        rows.insert(BidRow.of(bid));
    }

    void change(Bid bid) {
        if (rows.update(BidRow.of(bid)) != 1) {
            throw RuleViolation.conflict(
                    "bid.changed-meanwhile", Map.of("ticket", bid.id().ticket().value()));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Bid prove(Bid bid) {
        Bid proven = bid.proven(evidence.append(BidFacts.of(bid)).value());
        change(proven);
        return proven;
    }

    @Transactional
    public void refuse(BidFacts.Attempt attempt, String code, Instant now) {
        evidence.append(BidFacts.refused(attempt, code, now));
    }

    @Override
    public String table() {
        return "bid";
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Consumer<EvidencedRows.Row> reader) {
        rows.eachEvidenced(row -> {
            Bid bid = row.bid();
            EvidencedRows.Row evidenced =
                    new EvidencedRows.Row(bid.id().toString(), EvidenceId.orNull(row.evidence()), BidFacts.object(bid));
            reader.accept(bid.state().counts() ? evidenced.with(sealed(row)) : evidenced);
        });
    }

    @Override
    public boolean speaks(String type) {
        return STATES.contains(type);
    }

    @Override
    @Transactional(readOnly = true)
    public void eachContracted(Consumer<ContractedRows.Row> reader) {
        rows.eachEvidenced(row -> {
            BidId id = row.bid().id();
            reader.accept(new ContractedRows.Row(id.toString(), "bid", id.argument(), said(row)));
        });
    }

    private static List<Said> said(BidRow row) {
        return List.of(
                new Said("state", "state", onChain(row.state())),
                new Said("argument", "argument", row.argument()),
                // The digest again, from the column that holds the argument itself.
                new Said("submission", "argument", CanonicalJson.digest(CanonicalJson.read(row.submission()))),
                new Said("sealed_root", "sealed.root", row.sealedRoot()),
                new Said("size", "sealed.size", row.size()),
                new Said("tx_id", "txId", row.txId() == null ? "" : row.txId()),
                new Said("received_at", "receivedAt", row.receivedAt() == null ? "" : row.receivedAt()),
                new Said("deadline", "deadline", row.deadline() == null ? "" : row.deadline()));
    }

    /** The contract's words for a bid in this state; what it opened or refused at the opening was submitted. */
    private static Set<String> onChain(BidState state) {
        return state == BidState.SUBMITTED ? Set.of("RECEIVED", "OPENED", "REFUSED") : Set.of(state.name());
    }

    private static StoredFile sealed(BidRow row) {
        return new StoredFile.Sealed("sealed_root", row.tender(), row.lot(), row.ticket(), row.sealedRoot());
    }
}
