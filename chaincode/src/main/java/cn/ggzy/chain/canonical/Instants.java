package cn.ggzy.chain.canonical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Instants as text: RFC 3339, UTC with {@code Z}, at most milliseconds. */
public final class Instants {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");

    private Instants() {}

    /** Reads the one allowed form. */
    public static Instant parse(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw new MalformedJson("instant");
        }
        throw new MalformedJson("instant");
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
