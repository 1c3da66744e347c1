package cn.ggzy.chain.canonical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as text: RFC 3339, UTC with {@code Z}, at most milliseconds. */
public final class Instants {
    private static final String FORM = "0000-00-00T00:00:00";
    private static final int SECONDS = FORM.length();

    private Instants() {}

    /** Reads the one allowed form. */
    public static Instant parse(String text) {
        try {
            if (hasForm(text)) {
                return isOrdinary(text) ? ordinary(text) : Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw new MalformedJson("instant");
        }
        throw new MalformedJson("instant");
    }

    /** {@code 0000-00-00T00:00:00}, one to three decimals or none, {@code Z}; each digit an ASCII one. */
    private static boolean hasForm(String text) {
        int length = text.length();
        if (length <= SECONDS || length > SECONDS + 5 || length == SECONDS + 2 || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char wanted = i < SECONDS ? FORM.charAt(i) : i == SECONDS ? '.' : '0';
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The end of a day as 24:00:00 and leap seconds are the library's matter. */
    private static boolean isOrdinary(String text) {
        return digits(text, 11, 13) < 24 && digits(text, 17, 19) < 60;
    }

    /** Without the library's formatter, which takes longer than all other members of a bid together. */
    private static Instant ordinary(String text) {
        int decimals = Math.max(0, text.length() - SECONDS - 2);
        int nanos = digits(text, text.length() - 1 - decimals, text.length() - 1);
        for (int i = decimals; i < 9; i++) {
            nanos *= 10;
        }
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = 10 * value + text.charAt(i) - '0';
        }
        return value;
    }

    /** Writes; what is finer than a millisecond is cut off, so that a stored time is never later than the true one. */
    public static String format(Instant instant) {
        return toMillis(instant).toString();
    }

    /** Cut to the millisecond. */
    public static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
