package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Submission;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bid's record under its ticket. */
record Bid(Ticket ticket, CanonicalJson json) {
    static final String TYPE = "bid";
    static final String RECEIVED = "RECEIVED";
    static final String OPENED = "OPENED";
    static final String REFUSED = "REFUSED";

    private static final int KEPT_REFUSALS = 16;

    /** A new record; nothing in it tells who bids. */
    static Bid received(
            Submission submission, Hash act, TransactionName transaction, Reception reception, String txId) {
        return new Bid(
                submission.ticket(),
                submission
                        .json()
                        .with("argument", submission.json().digest())
                        .with("actDigest", act)
                        .with("actName", transaction.act())
                        .with("state", RECEIVED)
                        .with("receivedAt", reception.at())
                        .with("deadline", reception.tender().deadline().at())
                        .with("trustSequence", reception.trust().sequence())
                        .with("openings", List.of())
                        .with("refusals", 0)
                        .with("txId", txId));
    }

    static Bid find(Ticket ticket, Ledger ledger) {
        return new Bid(ticket, ledger.get(key(ticket)).orElseThrow(() -> new Refusal(RefusalCode.BID_UNKNOWN)));
    }

    /** The same submission a second time, after an answer that was lost, gets the first receipt; even after the deadline. */
    static Optional<CanonicalJson> receiptAgain(Submission submission, Ledger ledger) {
        return ledger.get(key(submission.ticket()))
                .map(known -> new Bid(submission.ticket(), known))
                .map(known -> known.receiptFor(submission));
    }

    private CanonicalJson receiptFor(Submission submission) {
        if (!members().hash("argument").equals(submission.json().digest())) {
            throw new Refusal(RefusalCode.BID_TICKET_TAKEN);
        }
        return receipt();
    }

    CanonicalJson receipt() {
        return CanonicalJson.of(Map.of(
                "tender", ticket.tender(),
                "lot", ticket.lot(),
                "ticket", ticket.ticket(),
                "version", members().number("version"),
                "receivedAt", members().text("receivedAt"),
                "deadline", members().text("deadline"),
                "txId", members().text("txId")));
    }

    Members members() {
        return json.members();
    }

    String state() {
        return members().text("state");
    }

    Key key() {
        return key(ticket);
    }

    /** Whether this signer, with this salt, is who the record was made for. */
    boolean isOf(Signer signer, byte[] salt) {
        return Commitments.bidder(ticket, signer.uscc(), signer.certificate(), salt)
                .equals(members().hash("bidder"));
    }

    void requireIdentity(Signer signer, byte[] salt) {
        if (!isOf(signer, salt)) {
            throw new Refusal(RefusalCode.BID_IDENTITY_MISMATCH);
        }
    }

    void requireOwner(Signer signer, byte[] salt) {
        if (!isOf(signer, salt)) {
            throw new Refusal(RefusalCode.BID_NOT_YOURS);
        }
    }

    void requireLive() {
        if (!state().equals(RECEIVED)) {
            throw new Refusal(RefusalCode.BID_NOT_LIVE, Map.of("state", state()));
        }
    }

    CanonicalJson replacedBy(Ticket next, Instant at) {
        return json.with("state", "REPLACED").with("replacedBy", next.ticket()).with("replacedAt", at);
    }

    CanonicalJson withdrawn(Instant at, Hash act) {
        return json.with("state", "WITHDRAWN").with("withdrawnAt", at).with("withdrawalDigest", act);
    }

    Bid opened(CanonicalJson judgement) {
        return judged(OPENED, judgement);
    }

    /** The first tries are kept, then they are only counted: nobody fills a record so that the right opening finds no room. */
    Bid refused(CanonicalJson judgement) {
        long refusals = members().number("refusals");
        Bid refused = refusals < KEPT_REFUSALS ? judged(REFUSED, judgement) : with("state", REFUSED);
        return refused.with("refusals", refusals + 1);
    }

    /** It had been opened, and then another bid of the same organisation for the lot was. */
    Bid refusedWith(Ticket other, Instant at, String txId) {
        return judged(
                REFUSED,
                CanonicalJson.of(Map.of(
                        "outcome", REFUSED,
                        "code", RefusalCode.BID_SECOND_BID.text(),
                        "other", other.ticket(),
                        "at", at,
                        "txId", txId)));
    }

    private Bid judged(String state, CanonicalJson judgement) {
        List<@Nullable Object> openings = new ArrayList<>(members().list("openings"));
        openings.add(judgement);
        return with("state", state).with("openings", openings);
    }

    private Bid with(String name, Object value) {
        return new Bid(ticket, json.with(name, value));
    }

    private static Key key(Ticket ticket) {
        return Key.of(TYPE, ticket.tender(), ticket.lot(), ticket.ticket());
    }
}
