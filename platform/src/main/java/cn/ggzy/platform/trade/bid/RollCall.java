package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.TenderId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Calls the bids of a closed tender by the chain's list and settles every row by it: what the contract took is opened, what it let go is not. */
@Component
class RollCall {
    private static final Logger LOG = LoggerFactory.getLogger(RollCall.class);
    /** The chain has a bid of which there was no row, or a row of something else. */
    private static final String MISSING = "bid.row-missing";

    /** The row said that the bid was gone, and the chain that it is live, or the other way round. */
    private static final String DIFFERS = "bid.state-differs";

    private static final String NOT_ON_CHAIN = "bid.not-on-chain";

    private final BidRecords records;
    private final BidChain chain;
    private final Clock clock;

    RollCall(BidRecords records, BidChain chain, Clock clock) {
        this.records = records;
        this.chain = chain;
        this.clock = clock;
    }

    /** Refuses while the peer asked has not seen the close, or while rows and chain do not agree: then it is called again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Roll call(TenderId tender, Collection<String> lots) {
        if (!chain.isClosed(tender)) {
            throw RuleViolation.unavailable("bid.not-closed", Map.of("tender", tender.value()));
        }
        List<Bid> live = new ArrayList<>();
        List<Roll.Difference> differences = new ArrayList<>();
        for (String lot : lots) {
            LotId id = new LotId(tender, lot);
            Map<String, BidState> onChain = chain.list(id);
            differences.addAll(settle(id, onChain));
            live.addAll(live(id, onChain));
        }
        differences.forEach(difference -> LOG.warn(
                "bid differs from the chain tender={} lot={} ticket={} code={}",
                tender,
                difference.lot(),
                difference.ticket(),
                difference.code()));
        return new Roll(live, differences);
    }

    private List<Roll.Difference> settle(LotId lot, Map<String, BidState> onChain) {
        Map<String, Bid> rows = rows(lot);
        List<Roll.Difference> differences = new ArrayList<>();
        onChain.forEach((ticket, state) -> settle(new BidId(lot, new Ticket(ticket)), state, rows.get(ticket))
                .ifPresent(code -> differences.add(new Roll.Difference(lot.lot(), ticket, code))));
        rows.values().stream()
                .filter(row -> !onChain.containsKey(row.id().ticket().value()))
                .forEach(row -> notOnChain(row)
                        .ifPresent(code -> differences.add(
                                new Roll.Difference(lot.lot(), row.id().ticket().value(), code))));
        return differences;
    }

    /** The code of a difference, where there was one. */
    private Optional<String> settle(BidId id, BidState onChain, @Nullable Bid row) {
        if (row != null && row.state() == onChain) {
            return Optional.empty();
        }
        JsonNode record = chain.read(id)
                .orElseThrow(() -> RuleViolation.unavailable(
                        "bid.unknown", Map.of("ticket", id.ticket().value())));
        String argument = record.path("argument").asString("");
        String txId = record.path("txId").asString("");
        Bid.Reception reception = chain.receptionOf(record, id);
        if (row != null && row.argument().equals(argument)) {
            records.prove(row.asOnChain(onChain, txId, reception, clock.instant()));
            // A row that waited, or gave up waiting, had only not heard yet.
            boolean unheard = row.state() == BidState.PENDING
                    || row.state() == BidState.REFUSED
                    || row.state() == BidState.SUBMITTED;
            return unheard ? Optional.empty() : Optional.of(DIFFERS);
        }
        Bid found = Bid.found(BidChain.submissionIn(record), argument, onChain, txId, reception, clock.instant());
        if (row == null) {
            records.begin(found);
        }
        records.prove(row == null ? found : found.over(row));
        return Optional.of(MISSING);
    }

    private Optional<String> notOnChain(Bid row) {
        if (row.state() == BidState.PENDING) {
            records.change(row.refused("bid.not-committed", clock.instant()));
        }
        return row.state() == BidState.PENDING || row.state() == BidState.REFUSED
                ? Optional.empty()
                : Optional.of(NOT_ON_CHAIN);
    }

    private List<Bid> live(LotId lot, Map<String, BidState> onChain) {
        Map<String, Bid> rows = rows(lot);
        onChain.forEach((ticket, state) -> {
            Bid row = rows.get(ticket);
            if (row == null || row.state() != state) {
                throw RuleViolation.unavailable("bid.changed-meanwhile", Map.of("ticket", ticket));
            }
        });
        return rows.values().stream()
                .filter(bid -> bid.state().counts()
                        && onChain.containsKey(bid.id().ticket().value()))
                .toList();
    }

    private Map<String, Bid> rows(LotId lot) {
        return records.ofLot(lot).stream()
                .collect(Collectors.toMap(bid -> bid.id().ticket().value(), Function.identity()));
    }
}
