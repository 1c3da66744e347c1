package cn.ggzy.platform.trade.bid;

/** What a bidder is told: the receipt, or that nobody knows yet and he may ask again with the same ticket. */
public sealed interface Answer {
    /** The bid is on the chain. */
    record Received(Receipt receipt) implements Answer {}

    /** Asked by transaction id and still unknown. */
    record NotKnownYet(String ticket) implements Answer {}
}
