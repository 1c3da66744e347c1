package cn.ggzy.chain.deadline;

import java.time.Duration;
import java.time.Instant;

/** Whether two clocks agree well enough. */
public final class Clocks {
    private Clocks() {}

    /** |a − b| ≤ tolerance. */
    public static boolean agree(Instant a, Instant b, Duration tolerance) {
        return Duration.between(a, b).abs().compareTo(tolerance) <= 0;
    }
}
