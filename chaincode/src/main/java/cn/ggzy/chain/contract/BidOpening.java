package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Opening;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Opening: the contract judges, and the judgement is recorded whatever it is. A refusal rests on what the opener handed in,
 * so it is not the last word: an opening that fits the commitments is proof, and replaces it.
 */
final class BidOpening {
    private static final int MAX_OPENINGS = 16;

    private final Acts acts;

    BidOpening(Acts acts) {
        this.acts = acts;
    }

    CanonicalJson open(Members in, Ledger ledger) {
        in.only("tender", "lot", "ticket", "sealedRoot", "contentSalt", "plaintextDigest", "figures", "act", "salt");
        Bid bid = Bid.find(Ticket.of(in), ledger);
        Tender tender = Tender.read(bid.ticket().tender(), ledger);
        if (!tender.isClosed()) {
            throw new Refusal(RefusalCode.BID_NOT_CLOSED);
        }
        Instant at = Time.of(ledger, tender.params());
        requireOpenable(bid);
        Identity identity = identity(bid, in, ledger);
        Optional<RefusalCode> code = identity.code().or(() -> judge(bid, in)).or(() -> second(bid, identity, ledger));
        CanonicalJson judgement = judgement(identity, code, in, at, ledger.txId());
        ledger.put(bid.key(), judged(bid, code, judgement));
        if (code.isEmpty()) {
            ledger.put(
                    organisation(bid, identity),
                    CanonicalJson.of(Map.of("ticket", bid.ticket().ticket())));
        }
        return answer(bid, judgement);
    }

    private static CanonicalJson answer(Bid bid, CanonicalJson judgement) {
        Map<String, Object> answer = new TreeMap<>(bid.ticket().asMap());
        judgement.members().asMap().forEach((name, value) -> answer.put(name, Objects.requireNonNull(value)));
        return CanonicalJson.of(answer);
    }

    private static void requireOpenable(Bid bid) {
        if (bid.state().equals(Bid.OPENED)) {
            throw new Refusal(RefusalCode.BID_ALREADY_OPENED);
        }
        if (!bid.state().equals(Bid.REFUSED)) {
            bid.requireLive();
        }
        if (bid.members().list("openings").size() >= MAX_OPENINGS) {
            throw new Refusal(RefusalCode.BID_NOT_LIVE, Map.of("state", bid.state()));
        }
    }

    /** Who bids, or why that is not believed. */
    private record Identity(String uscc, String subject, Optional<RefusalCode> code) {
        static Identity of(Signer signer) {
            return new Identity(signer.uscc(), signer.subject(), Optional.empty());
        }

        static Identity unproven() {
            return new Identity("", "", Optional.of(RefusalCode.BID_IDENTITY_MISMATCH));
        }
    }

    /** The act that was accepted at submission, now public: judged again as of then, so that any reader can repeat it. */
    private Identity identity(Bid bid, Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.object("act"));
        if (!act.payload().digest().equals(bid.members().hash("actDigest"))) {
            return Identity.unproven();
        }
        try {
            Signer signer =
                    acts.signer(act, Trust.inForce(ledger), bid.members().instant("receivedAt"));
            return bid.isOf(signer, in.hex("salt", Commitments.SALT)) ? Identity.of(signer) : Identity.unproven();
        } catch (Refusal e) {
            return Identity.unproven();
        }
    }

    private static Optional<RefusalCode> judge(Bid bid, Members in) {
        Members promised = bid.members();
        return Opening.parse(in)
                .judge(promised.object("sealed").hash("root"), promised.hash("content"), promised.object("figures"));
    }

    /** One organisation, one bid for a lot (招标投标法实施条例 第五十一条). */
    private static Optional<RefusalCode> second(Bid bid, Identity identity, Ledger ledger) {
        return ledger.get(organisation(bid, identity)).map(first -> RefusalCode.BID_SECOND_BID);
    }

    private static CanonicalJson judgement(
            Identity identity, Optional<RefusalCode> code, Members in, Instant at, String txId) {
        Map<String, Object> judgement = new TreeMap<>();
        judgement.put("outcome", code.isEmpty() ? Bid.OPENED : Bid.REFUSED);
        judgement.put("at", at);
        judgement.put("txId", txId);
        judgement.put("sealedRoot", in.hash("sealedRoot"));
        judgement.put("plaintextDigest", in.hash("plaintextDigest"));
        code.ifPresent(why -> judgement.put("code", why.text()));
        if (identity.code().isEmpty()) {
            judgement.put("uscc", identity.uscc());
            judgement.put("bidder", identity.subject());
        }
        if (code.isEmpty()) {
            judgement.put("figures", values(in.object("figures")));
        }
        return CanonicalJson.of(judgement);
    }

    private static CanonicalJson judged(Bid bid, Optional<RefusalCode> code, CanonicalJson judgement) {
        List<@Nullable Object> openings = new ArrayList<>(bid.members().list("openings"));
        openings.add(judgement);
        return bid.json()
                .with("state", code.isEmpty() ? Bid.OPENED : Bid.REFUSED)
                .with("openings", openings);
    }

    private static Map<String, String> values(Members figures) {
        Map<String, String> values = new TreeMap<>();
        figures.names().forEach(name -> values.put(name, figures.object(name).text("value")));
        return values;
    }

    private static Key organisation(Bid bid, Identity identity) {
        return Key.of("opened", bid.ticket().tender(), bid.ticket().lot(), identity.uscc());
    }
}
