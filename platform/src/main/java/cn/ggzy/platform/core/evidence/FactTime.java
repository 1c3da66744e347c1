package cn.ggzy.platform.core.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as the log writes them: UTC, always three digits of milliseconds. */
final class FactTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private FactTime() {}

    static String text(Instant at) {
        return FORM.format(at);
    }
}
