package cn.ggzy.ca.revocation;

import java.util.Optional;

/** What octets turned out to be, or why they settle nothing. An empty reason: they are about somebody else. */
record Reading<T extends Object>(Optional<T> value, String why) {
    static <T extends Object> Reading<T> of(T value) {
        return new Reading<>(Optional.of(value), "");
    }

    static <T extends Object> Reading<T> ignored(String why) {
        return new Reading<>(Optional.empty(), why);
    }

    static <T extends Object> Reading<T> ofSomebodyElse() {
        return new Reading<>(Optional.empty(), "");
    }
}
