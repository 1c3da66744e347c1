package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.trade.tender.ScoringItem.Formula;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LongSummaryStatistics;
import org.jspecify.annotations.Nullable;

/** What a price is worth among the prices of all qualified bids; two decimals, HALF_UP. */
sealed interface PriceFormula {
    BigDecimal HUNDRED = new BigDecimal(100);

    /** @param full the points of the best price */
    BigDecimal points(long price, Collection<Long> all, BigDecimal full);

    static PriceFormula of(@Nullable Formula formula, String fallback) {
        String name = formula == null ? fallback : formula.name();
        return switch (name) {
            case Formula.LOWEST_OVER_PRICE -> new LowestOverPrice();
            case Formula.MEAN_DEVIATION ->
                new MeanDeviation(
                        orOne(formula == null ? null : formula.up()), orOne(formula == null ? null : formula.down()));
            default -> throw new IllegalArgumentException("no price formula " + name);
        };
    }

    private static BigDecimal orOne(@Nullable BigDecimal given) {
        return given == null ? BigDecimal.ONE : given;
    }

    /** Lowest price / price × full points (87号令 第五十五条). */
    record LowestOverPrice() implements PriceFormula {
        @Override
        public BigDecimal points(long price, Collection<Long> all, BigDecimal full) {
            long lowest = all.stream().mapToLong(Long::longValue).min().orElse(price);
            return BigDecimal.valueOf(lowest).multiply(full).divide(BigDecimal.valueOf(price), 2, RoundingMode.HALF_UP);
        }
    }

    /**
     * The benchmark is the mean, from four bids on without the highest and the lowest; each percent away costs points, never below zero.
     *
     * @param up points lost per percent above the benchmark
     * @param down points lost per percent below it
     */
    record MeanDeviation(BigDecimal up, BigDecimal down) implements PriceFormula {
        private static final int KEEP_ALL_UP_TO = 3;

        @Override
        public BigDecimal points(long price, Collection<Long> all, BigDecimal full) {
            BigDecimal benchmark = benchmark(all);
            BigDecimal percent = BigDecimal.valueOf(price)
                    .subtract(benchmark)
                    .divide(benchmark, 4, RoundingMode.HALF_UP)
                    .multiply(HUNDRED);
            BigDecimal lost = percent.abs().multiply(percent.signum() >= 0 ? up : down);
            return full.subtract(lost).max(BigDecimal.ZERO).setScale(2, RoundingMode.HALF_UP);
        }

        private static BigDecimal benchmark(Collection<Long> all) {
            LongSummaryStatistics prices =
                    all.stream().mapToLong(Long::longValue).summaryStatistics();
            boolean trims = prices.getCount() > KEEP_ALL_UP_TO;
            long sum = trims ? prices.getSum() - prices.getMax() - prices.getMin() : prices.getSum();
            long count = trims ? prices.getCount() - 2 : prices.getCount();
            return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_UP);
        }
    }
}
