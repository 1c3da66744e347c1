package cn.ggzy.platform.trade.evaluation;

import java.math.BigDecimal;

/** One member's points for one scoring item. */
public record Score(String id, BigDecimal score) {}
