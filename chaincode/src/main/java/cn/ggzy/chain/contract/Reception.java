package cn.ggzy.chain.contract;

import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.time.Instant;
import java.util.Map;

/** The moment at which something about a bid arrives, known to be before the deadline. */
record Reception(Tender tender, Instant at, Trust trust) {
    /** Refuses what is late; a bid at the deadline is late (投标截止时间前). */
    static Reception at(Ticket ticket, Ledger ledger) {
        Tender tender = Tender.read(ticket.tender(), ledger);
        Instant at = Time.of(ledger, tender.params());
        if (tender.deadline().isOverAt(at)) {
            throw new Refusal(
                    RefusalCode.BID_LATE, Map.of("deadline", tender.deadline().at(), "receivedAt", at));
        }
        if (tender.isClosed()) {
            throw new Refusal(RefusalCode.BID_TENDER_CLOSED);
        }
        return new Reception(tender, at, Trust.inForce(ledger));
    }

    Acts.Conditions conditions(TransactionName transaction) {
        return new Acts.Conditions(transaction, at, tender.params(), trust);
    }
}
