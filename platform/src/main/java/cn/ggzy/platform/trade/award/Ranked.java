package cn.ggzy.platform.trade.award;

/** A candidate (中标候选人) as published; the total as the report has it. */
public record Ranked(int rank, String ticket, String bidder, String bidderName, long priceFen, String total) {}
