package cn.ggzy.platform.core.shared;

import java.util.List;

/** One page of a list; pages count from 1. */
public record Page<T>(List<T> items, int page, int pages, long total) {
    public static final int SIZE = 20;

    public static <T> Page<T> of(List<T> items, int page, long total) {
        return new Page<>(List.copyOf(items), page, (int) Math.max(1, (total + SIZE - 1) / SIZE), total);
    }

    /** The asked page, never below the first nor absurdly far. */
    public static int asked(int page) {
        return Math.clamp(page, 1, 100_000);
    }

    public static int offset(int page) {
        return (asked(page) - 1) * SIZE;
    }
}
