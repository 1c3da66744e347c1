package cn.ggzy.platform.trade.evaluation;

import java.math.BigDecimal;
import java.util.List;

/** A bid in the ranking. */
public record Candidate(
        int rank,
        String ticket,
        String bidder,
        String bidderName,
        long priceFen,
        BigDecimal total,
        List<Points> points) {

    /** What an item is worth for this bid, after weighting. */
    public record Points(String id, List<BigDecimal> given, BigDecimal weighted) {}
}
