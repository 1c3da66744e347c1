package cn.ggzy.platform.trade.tender;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A published scoring standard (招标投标法 第四十条: no other may be used).
 *
 * @param max the most points a member can give
 * @param weight what full points are worth in the total; the weights of a lot add up to 100
 * @param formula how the item {@code price} is computed; experts never score it by hand
 */
public record ScoringItem(
        String id,
        String title,
        BigDecimal max,
        BigDecimal weight,
        @Nullable Formula formula) {
    public static final String PRICE = "price";

    /** A price formula by name, with the points lost per percent above and below the benchmark. */
    public record Formula(
            String name, @Nullable BigDecimal up, @Nullable BigDecimal down) {
        public static final String LOWEST_OVER_PRICE = "lowest-over-price";
        public static final String MEAN_DEVIATION = "mean-deviation";

        boolean isKnown() {
            return name.equals(LOWEST_OVER_PRICE) || name.equals(MEAN_DEVIATION);
        }
    }

    public boolean isPrice() {
        return id.equals(PRICE);
    }
}
