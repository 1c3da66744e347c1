package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.trade.tender.LotId;
import java.util.Map;

/** Names a bid. */
public record BidId(LotId lot, Ticket ticket) {
    public static BidId of(String tender, String lot, String ticket) {
        return new BidId(LotId.of(tender, lot), new Ticket(ticket));
    }

    /** The three members by which contracts know a bid. */
    public Map<String, String> argument() {
        return Map.of("tender", lot.tender().value(), "lot", lot.lot(), "ticket", ticket.value());
    }

    @Override
    public String toString() {
        return lot + "/" + ticket;
    }
}
