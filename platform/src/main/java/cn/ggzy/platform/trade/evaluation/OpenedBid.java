package cn.ggzy.platform.trade.evaluation;

/** What the committee evaluates: a bid that the contract opened. */
public record OpenedBid(String ticket, String bidder, String bidderName, long priceFen) {}
