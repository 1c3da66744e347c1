package cn.ggzy.ca.tool.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants as people and programs write them: ISO 8601 with {@code Z} or an offset. */
public final class Moments {
    private Moments() {}

    public static Instant of(String where, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable(where, "\"" + text + "\" is no instant like 2026-03-01T09:30:00Z", e);
        }
    }
}
