package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Opening;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opening: the contract judges, and the judgement is recorded whatever it is. A refusal rests on what the opener handed in,
 * so it is not the last word: an opening that fits the commitments is proof, and replaces it. Only that the organisation has
 * bid twice stays, for both bids.
 */
final class BidOpening {
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
        Optional<RefusalCode> misfit = identity.code().or(() -> judge(bid, in));
        OneBid one = OneBid.of(bid.ticket(), identity.uscc(), ledger);
        Optional<RefusalCode> code = misfit.or(one::refusal);
        CanonicalJson judgement = judgement(identity, code, in, at, ledger.txId());
        if (misfit.isEmpty()) {
            Optional<Bid> alsoRefused = one.other(ledger);
            if (alsoRefused.isPresent()) {
                judgement =
                        judgement.with("alsoRefused", alsoRefused.get().ticket().ticket());
                save(alsoRefused.get().refusedWith(bid.ticket(), at, ledger.txId()), ledger);
            }
            one.save(ledger);
        }
        save(code.isEmpty() ? bid.opened(judgement) : bid.refused(judgement), ledger);
        return answer(bid, judgement);
    }

    private static void save(Bid bid, Ledger ledger) {
        ledger.put(bid.key(), bid.json());
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
            // Under the list of then: what was decided about authorities since cannot unmake a bid.
            Trust then = Trust.version(bid.members().number("trustSequence"), ledger);
            Signer signer = acts.signer(act, then, bid.members().instant("receivedAt"));
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

    private static Map<String, String> values(Members figures) {
        Map<String, String> values = new TreeMap<>();
        figures.names().forEach(name -> values.put(name, figures.object(name).text("value")));
        return values;
    }
}
