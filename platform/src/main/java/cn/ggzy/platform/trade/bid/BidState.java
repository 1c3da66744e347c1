package cn.ggzy.platform.trade.bid;

/** What is known of a bid; the contract decides, this room remembers. */
public enum BidState {
    /** Handed to the chain, answer not known yet. */
    PENDING,
    SUBMITTED,
    REPLACED,
    WITHDRAWN,
    /** The contract refused it. */
    REFUSED;

    /** Whether the bid counts at the deadline. */
    public boolean counts() {
        return this == SUBMITTED;
    }
}
