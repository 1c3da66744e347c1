package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.evidence.Endorsed;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.TenderId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract {@code bid} as this room calls it; who bids travels as transient data, to the organisations that must endorse and no other. */
@Component
class BidChain {
    private static final List<String> SUBMISSION =
            List.of("tender", "lot", "ticket", "version", "sealed", "stored", "content", "figures", "bidder");

    private final Ledger ledger;
    private final List<String> endorsers;

    /** @param endorsers beginnings of the MSP ids: an organisation without interest in the trade, and the trading centre itself */
    BidChain(Ledger ledger, @Value("${onenet.trade.bid-endorsers:Sjt,Jyzx}") List<String> endorsers) {
        this.ledger = ledger;
        this.endorsers = List.copyOf(endorsers);
    }

    Outcome receive(String transaction, Submitted submitted, Secrets secrets) {
        return ledger.submit(Submission.of("bid", transaction, submitted.argument())
                .with(secrets.transients())
                .endorsedBy(organisations()));
    }

    Outcome withdraw(BidId id, Secrets secrets) {
        return ledger.submit(Submission.of("bid", "withdraw", id.argument())
                .with(secrets.transients())
                .endorsedBy(organisations()));
    }

    /** What the chain knows under the ticket. */
    Optional<JsonNode> read(BidId id) {
        try {
            return Optional.of(ledger.evaluate("bid", "read", id.argument()));
        } catch (RuleViolation refusal) {
            if (refusal.code().equals("bid.unknown")) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Once a peer has the close, every submission that was endorsed before and not committed is dead: it read the tender's key. */
    boolean isClosed(TenderId tender) {
        return ledger.evaluate("tender", "read", Map.of("tender", tender.value()))
                .path("state")
                .asString("")
                .equals("CLOSED");
    }

    /** Every ticket of a lot, and what the bid is by the chain. */
    Map<String, BidState> list(LotId lot) {
        Map<String, BidState> bids = new TreeMap<>();
        ledger.evaluate("bid", "list", Map.of("tender", lot.tender().value(), "lot", lot.lot()))
                .path("bids")
                .forEach(bid -> bids.put(
                        bid.path("ticket").asString(), stateOf(bid.path("state").asString())));
        return bids;
    }

    /** A bid that was opened or refused at the opening was live at the close. */
    private static BidState stateOf(String onChain) {
        return switch (onChain) {
            case "WITHDRAWN" -> BidState.WITHDRAWN;
            case "REPLACED" -> BidState.REPLACED;
            case "RECEIVED", "OPENED", "REFUSED" -> BidState.SUBMITTED;
            default -> throw new IllegalStateException("a state of bids that is not known: " + onChain);
        };
    }

    Outcome.Status status(String txId) {
        return ledger.status(txId);
    }

    /** What only the chain still knows of a bid: the public argument, picked out of the record. */
    static JsonNode submissionIn(JsonNode record) {
        ObjectNode submission = ((ObjectNode) record).deepCopy();
        return submission.retain(SUBMISSION);
    }

    Bid.Reception receptionOf(JsonNode record, BidId id) {
        String txId = record.path("txId").asString();
        long block = ledger.status(txId) instanceof Outcome.Status.Valid valid ? valid.block() : 0;
        return receptionOf(record, id, block);
    }

    /** The receipt of an answer that was lost: the record as several organisations sign it now. */
    Bid.Reception receptionOf(JsonNode record, BidId id, long block) {
        Endorsed signed =
                ledger.endorse(Submission.of("bid", "read", id.argument()).endorsedBy(organisations()));
        return new Bid.Reception(
                Instant.parse(record.path("receivedAt").asString()),
                Instant.parse(record.path("deadline").asString()),
                block,
                signed.responsePayload(),
                signed.endorsements());
    }

    static Bid.Reception receptionOf(Outcome.Committed committed) {
        return new Bid.Reception(
                Instant.parse(committed.result().path("receivedAt").asString()),
                Instant.parse(committed.result().path("deadline").asString()),
                committed.block(),
                committed.responsePayload(),
                committed.endorsements());
    }

    private List<String> organisations() {
        return ledger.info().organisations().stream()
                .filter(organisation -> endorsers.stream().anyMatch(organisation::startsWith))
                .toList();
    }

    /** What only the endorsers may see. */
    record Secrets(JsonNode act, String salt, Optional<Replaced> replaces) {
        /** The old ticket, and the salt that proves that it was the same bidder's. */
        record Replaced(String ticket, String salt) {}

        Map<String, byte[]> transients() {
            Map<String, byte[]> secrets = new LinkedHashMap<>();
            secrets.put("act", CanonicalJson.bytes(act));
            secrets.put("salt", salt.getBytes(StandardCharsets.US_ASCII));
            replaces.ifPresent(old -> secrets.put("replaces", CanonicalJson.bytes(old)));
            return secrets;
        }

        @Override
        public String toString() {
            return "Secrets[not shown]";
        }
    }
}
