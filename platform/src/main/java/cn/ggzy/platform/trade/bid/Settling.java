package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Writes down what the chain answered; where the answer was lost, asks by ticket and by transaction id, never submits again by itself. */
@Component
class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private final BidRecords records;
    private final BidChain chain;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Settling(BidRecords records, BidChain chain, TransactionTemplate transaction, Clock clock) {
        this.records = records;
        this.chain = chain;
        this.transaction = transaction;
        this.clock = clock;
    }

    Bid received(BidId id, Outcome.Committed committed) {
        String txId = committed.result().path("txId").asString(committed.txId());
        return received(id, txId, BidChain.receptionOf(committed));
    }

    void refused(BidId id, String code) {
        transaction.executeWithoutResult(status -> records.find(id)
                .filter(bid -> bid.state() == BidState.PENDING)
                .ifPresent(bid -> records.change(bid.refused(code, clock.instant()))));
    }

    Bid unknown(BidId id, String txId) {
        transaction.executeWithoutResult(status -> records.find(id)
                .filter(bid -> bid.state() == BidState.PENDING)
                .ifPresent(bid -> records.change(bid.unknown(txId, bid.changedAt()))));
        return settle(records.get(id));
    }

    Bid withdrawn(BidId id) {
        Bid bid = transaction.execute(status -> {
            Bid before = records.get(id);
            return before.state() == BidState.WITHDRAWN ? before : records.prove(before.withdrawn(clock.instant()));
        });
        LOG.info("bid withdrawn bid={}", id);
        return bid;
    }

    Optional<Bid> withdrawnMeanwhile(BidId id) {
        return chain.read(id)
                .filter(record -> record.path("state").asString("").equals("WITHDRAWN"))
                .map(record -> withdrawn(id));
    }

    /** At start and every few seconds: whatever is still open. */
    void settleAll() {
        for (Bid bid : records.pending(clock.instant().minus(YOUNG))) {
            try {
                settle(bid);
            } catch (RuleViolation later) {
                LOG.info("bid not settled bid={} code={}", bid.id(), later.code());
                if (later.kind() == RuleViolation.Kind.UNAVAILABLE) {
                    // The others would wait for the same silence; the next round asks again.
                    return;
                }
            }
        }
    }

    /** The bid as the chain has it, or as it was when the chain does not know yet. */
    Bid settle(Bid bid) {
        Optional<JsonNode> record = chain.read(bid.id());
        boolean dead = record.isEmpty() && isDead(bid);
        // Asked again: what is not there after the answer that nothing more can come, comes never.
        Optional<JsonNode> last = dead ? chain.read(bid.id()) : record;
        if (last.isPresent()) {
            return onChain(bid, last.get());
        }
        return dead ? dead(bid) : bid;
    }

    private Bid onChain(Bid bid, JsonNode record) {
        if (!record.path("argument").asString("").equals(bid.argument())) {
            refused(bid.id(), "bid.ticket-taken");
            return records.get(bid.id());
        }
        String txId = record.path("txId").asString();
        Bid settled = received(bid.id(), txId, chain.receptionOf(record, bid.id()));
        LOG.info("bid settled bid={} tx={}", bid.id(), txId);
        return settled;
    }

    /** An endorsed transaction stays good until the close, however old it is: only an invalid one, or the close itself, ends the waiting. */
    private boolean isDead(Bid bid) {
        return bid.txId() != null && chain.status(bid.txId()) instanceof Outcome.Status.Invalid
                || chain.isClosed(bid.id().lot().tender());
    }

    private Bid dead(Bid bid) {
        refused(bid.id(), "bid.not-committed");
        LOG.info("bid never reached the chain bid={}", bid.id());
        return records.get(bid.id());
    }

    private Bid received(BidId id, String txId, Bid.Reception reception) {
        return transaction.execute(status -> {
            Bid before = records.get(id);
            if (before.state() != BidState.PENDING) {
                return before;
            }
            Instant now = clock.instant();
            replace(before, now);
            return records.prove(before.received(txId, reception, now));
        });
    }

    private void replace(Bid next, Instant now) {
        if (next.replaces() == null) {
            return;
        }
        LotId lot = next.id().lot();
        records.find(new BidId(lot, new Ticket(next.replaces())))
                .filter(old -> old.state() == BidState.SUBMITTED)
                .ifPresent(old -> records.prove(old.replaced(now)));
    }
}
