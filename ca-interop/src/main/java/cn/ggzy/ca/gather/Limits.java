package cn.ggzy.ca.gather;

import java.time.Duration;

/** How much one server may cost: octets of a list, of an answer and of a certificate, time for the whole exchange, and redirections. */
public record Limits(int list, int answer, int certificate, Duration time, int redirects) {
    public static Limits standard() {
        return new Limits(32 * 1024 * 1024, 256 * 1024, 64 * 1024, Duration.ofSeconds(10), 3);
    }

    public Limits within(Duration other) {
        return new Limits(list, answer, certificate, other, redirects);
    }
}
