package cn.ggzy.platform.trade.tender;

/** How many experts of a specialty the committee needs. */
public record Quota(String specialty, int count) {}
