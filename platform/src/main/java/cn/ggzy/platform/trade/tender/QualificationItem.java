package cn.ggzy.platform.trade.tender;

/** A condition that a bidder meets or not. */
public record QualificationItem(String id, String title) {}
