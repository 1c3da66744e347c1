package cn.ggzy.platform.trade.opening;

/** The bids of a lot are opened and read out: the committee may begin. */
public record LotOpened(String tender, String lot) {}
