package cn.ggzy.bench.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Durations of many like things. */
public final class Times {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    public Times(Collection<Long> nanos) {
        sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** In milliseconds; the smallest value that so many percent do not exceed. */
    public double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }

    public int count() {
        return sorted.length;
    }

    public static double median(double... values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        int middle = copy.length / 2;
        return copy.length == 0
                ? Double.NaN
                : copy.length % 2 == 1 ? copy[middle] : (copy[middle - 1] + copy[middle]) / 2;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p99 %.0f ms, longest %.0f ms (%d)",
                percentile(50),
                percentile(99),
                percentile(100),
                sorted.length);
    }
}
