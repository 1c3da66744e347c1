package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps bids, and the fact that speaks of each one's present state. */
@Component
class BidRecords implements EvidencedRows {
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
    public void each(Consumer<Row> reader) {
        rows.eachEvidenced(row -> {
            Bid bid = row.bid();
            if (row.evidence() != null) {
                reader.accept(new Row(bid.id().toString(), new EvidenceId(row.evidence()), BidFacts.object(bid)));
            }
        });
    }
}
