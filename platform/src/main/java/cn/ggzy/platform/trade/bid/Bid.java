package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.evidence.Endorsement;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bid under its ticket.
 *
 * @param argument digest of the public argument
 * @param submission the public argument itself, canonical
 * @param crls the revocation lists the platform added to the bidder's act, canonical JSON list; empty when he brought his own
 * @param replaces the ticket that this bid takes the place of
 */
public record Bid(
        BidId id,
        BidState state,
        String argument,
        String submission,
        Sealed sealed,
        String crls,
        @Nullable String replaces,
        @Nullable String txId,
        @Nullable Reception reception,
        @Nullable String refusal,
        @Nullable String evidence,
        Instant changedAt,
        long version) {

    /** What the chain answered: when it came, where it stands, who endorsed, and the octets that they signed (null in what was kept before those were). */
    public record Reception(
            Instant receivedAt,
            Instant deadline,
            long block,
            @Nullable String responsePayload,
            List<Endorsement> endorsements) {
        public Reception {
            endorsements = List.copyOf(endorsements);
        }
    }

    static Bid pending(Submitted submitted, String crls, @Nullable String replaces, Instant now) {
        return new Bid(
                submitted.id(),
                BidState.PENDING,
                submitted.digest(),
                CanonicalJson.of(submitted.json()),
                submitted.sealed(),
                crls,
                replaces,
                null,
                null,
                null,
                null,
                now,
                0);
    }

    /** A bid of which the chain alone knows. */
    static Bid found(JsonNode submission, String argument, BidState state, String tx, Reception received, Instant now) {
        Submitted known = new Submitted(submission);
        return new Bid(
                known.id(),
                state,
                argument,
                CanonicalJson.of(submission),
                known.sealed(),
                "[]",
                null,
                tx,
                received,
                null,
                null,
                now,
                0);
    }

    /** As the chain has it, whatever was remembered here: after the close the chain alone says which bids there are. */
    Bid asOnChain(BidState onChain, String tx, Reception received, Instant now) {
        return with(onChain, tx, received, null, now);
    }

    /** In the place of this row. */
    Bid over(Bid row) {
        return new Bid(
                id,
                state,
                argument,
                submission,
                sealed,
                crls,
                replaces,
                txId,
                reception,
                refusal,
                evidence,
                changedAt,
                row.version);
    }

    /** One ticket, one submission; a refused one may be tried again. */
    Bid again(Submitted submitted, String newCrls, @Nullable String newReplaces, Instant now) {
        if (state != BidState.PENDING && state != BidState.REFUSED) {
            throw taken();
        }
        Bid next = pending(submitted, newCrls, newReplaces, now);
        return new Bid(
                id,
                next.state,
                next.argument,
                next.submission,
                next.sealed,
                next.crls,
                next.replaces,
                null,
                null,
                null,
                evidence,
                now,
                version);
    }

    void requireSame(Submitted submitted) {
        if (!argument.equals(submitted.digest())) {
            throw taken();
        }
    }

    Bid unknown(String tx, Instant now) {
        return with(BidState.PENDING, tx, null, null, now);
    }

    Bid received(String tx, Reception received, Instant now) {
        require(BidState.PENDING);
        return with(BidState.SUBMITTED, tx, received, null, now);
    }

    Bid refused(String code, Instant now) {
        require(BidState.PENDING);
        return with(BidState.REFUSED, txId, null, code, now);
    }

    Bid replaced(Instant now) {
        require(BidState.SUBMITTED);
        return with(BidState.REPLACED, txId, reception, null, now);
    }

    Bid withdrawn(Instant now) {
        require(BidState.SUBMITTED);
        return with(BidState.WITHDRAWN, txId, reception, null, now);
    }

    Bid proven(String fact) {
        return new Bid(
                id,
                state,
                argument,
                submission,
                sealed,
                crls,
                replaces,
                txId,
                reception,
                refusal,
                fact,
                changedAt,
                version);
    }

    private RuleViolation taken() {
        return RuleViolation.conflict(
                "bid.ticket-taken", Map.of("ticket", id.ticket().value()));
    }

    private void require(BidState wanted) {
        if (state != wanted) {
            throw RuleViolation.conflict(
                    "bid.not-live", Map.of("ticket", id.ticket().value(), "state", state));
        }
    }

    private Bid with(
            BidState next, @Nullable String tx, @Nullable Reception received, @Nullable String code, Instant now) {
        return new Bid(
                id, next, argument, submission, sealed, crls, replaces, tx, received, code, evidence, now, version);
    }
}
