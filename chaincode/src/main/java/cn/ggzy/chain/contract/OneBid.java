package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.RefusalCode;
import java.util.Map;
import java.util.Optional;

/**
 * One organisation, one bid for a lot: of two that fit, neither counts (招标投标法实施条例 第五十一条). The first two tickets
 * are remembered; a third is refused as they are.
 */
record OneBid(Key key, Ticket ticket, Optional<Members> known) {
    static OneBid of(Ticket ticket, String uscc, Ledger ledger) {
        Key key = Key.of("opened", ticket.tender(), ticket.lot(), uscc);
        return new OneBid(key, ticket, ledger.get(key).map(CanonicalJson::members));
    }

    Optional<RefusalCode> refusal() {
        return known.map(before -> RefusalCode.BID_SECOND_BID);
    }

    /** The bid that stood opened until now, and no longer does. */
    Optional<Bid> other(Ledger ledger) {
        return known.filter(before -> !before.has("second"))
                .map(before -> Bid.find(new Ticket(ticket.tender(), ticket.lot(), before.text("ticket")), ledger));
    }

    void save(Ledger ledger) {
        if (known.isEmpty()) {
            ledger.put(key, CanonicalJson.of(Map.of("ticket", ticket.ticket())));
        } else if (!known.get().has("second")) {
            ledger.put(key, known.get().json().with("second", ticket.ticket()));
        }
    }
}
