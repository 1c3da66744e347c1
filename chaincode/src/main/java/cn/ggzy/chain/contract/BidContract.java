package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.StoredStatement;
import cn.ggzy.chain.consistency.Submission;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.deadline.Clocks;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.rule.RuleParams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bids before opening: received in time or refused, replaced or withdrawn by whoever sent them, nobody else. */
final class BidContract {
    private final Acts acts;
    private final BidOpening opening;

    BidContract(Acts acts) {
        this.acts = acts;
        this.opening = new BidOpening(acts);
    }

    Map<TransactionName, Handler> handlers() {
        return Map.of(
                TransactionName.BID_SUBMIT, this::submit,
                TransactionName.BID_REPLACE, this::replace,
                TransactionName.BID_WITHDRAW, this::withdraw,
                TransactionName.BID_OPEN, opening::open,
                TransactionName.BID_READ, this::read,
                TransactionName.BID_LIST, this::list);
    }

    private CanonicalJson submit(Members in, Ledger ledger) {
        Submission submission = Submission.parse(in);
        Optional<CanonicalJson> receipt = Bid.receiptAgain(submission, ledger);
        if (receipt.isPresent()) {
            return receipt.get();
        }
        Reception reception = Reception.at(submission.ticket(), ledger);
        return receive(submission, TransactionName.BID_SUBMIT, reception, ledger)
                .bid()
                .receipt();
    }

    private CanonicalJson replace(Members in, Ledger ledger) {
        Submission submission = Submission.parse(in);
        Optional<CanonicalJson> receipt = Bid.receiptAgain(submission, ledger);
        if (receipt.isPresent()) {
            return receipt.get();
        }
        Reception reception = Reception.at(submission.ticket(), ledger);
        Members replaces = Transient.json("replaces", ledger).only("ticket", "salt");
        Bid old = Bid.find(submission.ticket().sibling(replaces), ledger);
        Received received = receive(submission, TransactionName.BID_REPLACE, reception, ledger);
        old.requireLive();
        old.requireOwner(received.signer(), replaces.hex("salt", Commitments.SALT));
        ledger.put(old.key(), old.replacedBy(submission.ticket(), reception.at()));
        return received.bid().receipt();
    }

    private CanonicalJson withdraw(Members in, Ledger ledger) {
        Ticket ticket = Ticket.of(in.only("tender", "lot", "ticket"));
        Reception reception = Reception.at(ticket, ledger);
        SignedAct act = Acts.parse(Transient.octets("act", ledger));
        requireBody(act, in.json());
        Bid bid = Bid.find(ticket, ledger);
        Signer signer = acts.accept(act, reception.conditions(TransactionName.BID_WITHDRAW))
                .signer();
        bid.requireLive();
        bid.requireOwner(signer, Transient.hex("salt", Commitments.SALT, ledger));
        CanonicalJson withdrawn = bid.withdrawn(reception.at(), act.payload().digest());
        ledger.put(bid.key(), withdrawn);
        return withdrawn;
    }

    private CanonicalJson read(Members in, Ledger ledger) {
        return Bid.find(Ticket.of(in.only("tender", "lot", "ticket")), ledger).json();
    }

    private CanonicalJson list(Members in, Ledger ledger) {
        in.only("tender", "lot");
        List<Map<String, String>> bids = ledger.range(Key.of(Bid.TYPE, in.id("tender"), in.id("lot"))).stream()
                .map(bid -> Map.of(
                        "ticket",
                        bid.members().text("ticket"),
                        "state",
                        bid.members().text("state")))
                .toList();
        return CanonicalJson.of(Map.of("tender", in.id("tender"), "lot", in.id("lot"), "bids", bids));
    }

    private record Received(Bid bid, Signer signer) {}

    private Received receive(Submission submission, TransactionName transaction, Reception reception, Ledger ledger) {
        reception.tender().requireLot(submission.ticket().lot(), RefusalCode.BID_UNKNOWN_LOT);
        requireStored(submission, reception);
        SignedAct act = Acts.parse(Transient.octets("act", ledger));
        requireBody(act, submission.signedBody());
        Signer signer = acts.accept(act, reception.conditions(transaction)).signer();
        byte[] salt = Transient.hex("salt", Commitments.SALT, ledger);
        Bid bid = Bid.received(submission, act.payload().digest(), transaction, reception, ledger.txId());
        bid.requireIdentity(signer, salt);
        ledger.put(bid.key(), bid.json());
        return new Received(bid, signer);
    }

    /** Only what the bidder himself signed: the carrier can neither invent nor change a bid. */
    private static void requireBody(SignedAct act, CanonicalJson body) {
        if (!act.payload().body().equals(body)) {
            throw new Refusal(RefusalCode.BID_IDENTITY_MISMATCH, Map.of("check", "signed-body"));
        }
    }

    private static void requireStored(Submission submission, Reception reception) {
        RuleParams params = reception.tender().params();
        Instant stored = submission.stored().at();
        boolean future = stored.isAfter(reception.at()) && !Clocks.agree(stored, reception.at(), params.tolerance());
        if (future || !StoredStatement.holds(submission, params.storeKeys())) {
            throw new Refusal(RefusalCode.BID_NOT_STORED);
        }
    }
}
