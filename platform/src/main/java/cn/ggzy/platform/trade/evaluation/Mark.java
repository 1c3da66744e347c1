package cn.ggzy.platform.trade.evaluation;

/** One member's pass or fail for one qualification item; a fail needs its reason. */
public record Mark(String id, boolean pass, String reason) {}
