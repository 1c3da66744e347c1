package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.BidChain.Secrets;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.TenderId;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Receives bids, replaces and withdraws them. The contract decides; this door carries, and remembers what it answered. */
@Service
public class Bids {
    private static final Logger LOG = LoggerFactory.getLogger(Bids.class);

    private final BidRecords records;
    private final BidChain chain;
    private final Settling settling;
    private final RollCall rollCall;
    private final Acts acts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Bids(
            BidRecords records,
            BidChain chain,
            Settling settling,
            RollCall rollCall,
            Acts acts,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.chain = chain;
        this.settling = settling;
        this.rollCall = rollCall;
        this.acts = acts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The bidder's own words: the public argument, and what only the endorsers may see. */
    public record Handed(JsonNode submission, JsonNode act, String salt) {
        @Override
        public String toString() {
            return "Handed[not shown]";
        }
    }

    public Answer submit(LotId lot, Handed handed) {
        return receive(lot, handed, "submit", Optional.empty());
    }

    /** The new bid takes the place of the old one, in one transaction of the chain. */
    public Answer replace(BidId old, Handed handed, String oldSalt) {
        return receive(
                old.lot(),
                handed,
                "replace",
                Optional.of(new Secrets.Replaced(old.ticket().value(), Ids.checkedTicket(oldSalt))));
    }

    /** 撤回: until the deadline, by whoever sent it (实施条例 第三十五条). */
    public Bid withdraw(BidId id, JsonNode act, String salt) {
        Bid bid = records.get(id);
        if (bid.state() == BidState.WITHDRAWN) {
            return bid;
        }
        Secrets secrets = new Secrets(acts.completed(act), Ids.checkedTicket(salt), Optional.empty());
        return switch (chain.withdraw(id, secrets)) {
            case Outcome.Committed committed -> settling.withdrawn(id);
            case Outcome.Rejected rejected -> throw refused(id, "withdraw", rejected);
            case Outcome.Unknown unknown ->
                settling.withdrawnMeanwhile(id)
                        .orElseThrow(() ->
                                RuleViolation.unavailable("ledger.outcome-unknown", Map.of("txId", unknown.txId())));
        };
    }

    /** The receipt again, for whoever holds the ticket. */
    public Receipt receipt(BidId id) {
        return receiptOf(records.get(id))
                .orElseThrow(() -> RuleViolation.unknown(
                        "bid.unknown", Map.of("ticket", id.ticket().value())));
    }

    /** The bids that count, by the chain's own list. Only the opening asks, after the close, inside its transaction. */
    public Roll call(TenderId tender, Collection<String> lots) {
        return rollCall.call(tender, lots);
    }

    public Bid find(BidId id) {
        return records.get(id);
    }

    /** The bidder's act as the contract saw it: with the revocation lists that were in force at submission. */
    public JsonNode actAsSubmitted(BidId id, JsonNode act) {
        JsonNode crls = act.get("crls");
        if (!(act instanceof ObjectNode given) || crls != null && !crls.isEmpty()) {
            return act;
        }
        JsonNode added = CanonicalJson.read(records.get(id).crls());
        // Of a bid that was found on the chain alone, nobody kept the lists: today's are the next best.
        return added.isEmpty() ? acts.completed(act) : given.deepCopy().set("crls", added);
    }

    private Answer receive(LotId lot, Handed handed, String transactionName, Optional<Secrets.Replaced> replaced) {
        Submitted submitted = Submitted.of(handed.submission());
        submitted.requireFor(lot);
        String salt = Ids.checkedTicket(handed.salt());
        Optional<Answer> known = knownAnswer(submitted);
        if (known.isPresent()) {
            return known.get();
        }
        JsonNode act = acts.completed(handed.act());
        begin(
                submitted,
                crlsAdded(handed.act(), act),
                replaced.map(Secrets.Replaced::ticket).orElse(null));
        Outcome outcome = chain.receive(transactionName, submitted, new Secrets(act, salt, replaced));
        return switch (outcome) {
            case Outcome.Committed committed -> received(settling.received(submitted.id(), committed));
            case Outcome.Rejected rejected -> {
                settling.refused(submitted.id(), rejected.code());
                throw refused(submitted.id(), transactionName, rejected);
            }
            case Outcome.Unknown unknown -> answerOf(settling.unknown(submitted.id(), unknown.txId()));
        };
    }

    /** The same submission again gets the same answer; one that is still open is asked of the chain first. */
    private Optional<Answer> knownAnswer(Submitted submitted) {
        Optional<Bid> known = records.find(submitted.id()).filter(bid -> bid.state() != BidState.REFUSED);
        known.ifPresent(bid -> bid.requireSame(submitted));
        return known.map(bid -> bid.state() == BidState.PENDING ? settling.settle(bid) : bid)
                .filter(bid -> bid.state() != BidState.REFUSED)
                .flatMap(bid -> receiptOf(bid).<Answer>map(Answer.Received::new));
    }

    private void begin(Submitted submitted, String crls, @Nullable String replaces) {
        transaction.executeWithoutResult(status -> {
            Optional<Bid> before = records.find(submitted.id());
            if (before.isPresent()) {
                records.change(before.get().again(submitted, crls, replaces, clock.instant()));
            } else {
                records.begin(Bid.pending(submitted, crls, replaces, clock.instant()));
            }
        });
    }

    /** Lists that the platform added are those of all authorities and tell nothing; the bidder's own choice would name his. */
    private static String crlsAdded(JsonNode given, JsonNode completed) {
        JsonNode crls = given.get("crls");
        return crls == null || crls.isEmpty() ? CanonicalJson.of(completed.path("crls")) : "[]";
    }

    private RuleViolation refused(BidId id, String act, Outcome.Rejected rejected) {
        records.refuse(new BidFacts.Attempt(id.lot(), id.ticket().value(), act), rejected.code(), clock.instant());
        LOG.info("bid refused lot={} code={}", id.lot(), rejected.code());
        return RuleViolation.ofContract(rejected.code(), rejected.args());
    }

    private static Answer answerOf(Bid bid) {
        return receiptOf(bid)
                .<Answer>map(Answer.Received::new)
                .orElseGet(() -> new Answer.NotKnownYet(bid.id().ticket().value()));
    }

    private static Answer received(Bid bid) {
        LOG.info("bid received bid={} tx={}", bid.id(), bid.txId());
        return answerOf(bid);
    }

    private static Optional<Receipt> receiptOf(Bid bid) {
        return Optional.ofNullable(bid.reception()).map(reception -> Receipt.of(bid, reception));
    }
}
