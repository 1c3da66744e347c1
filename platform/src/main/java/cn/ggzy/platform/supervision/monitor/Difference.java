package cn.ggzy.platform.supervision.monitor;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not what the log and the chain say it was.
 *
 * @param what {@code row-changed}, {@code fact-changed}, {@code fact-missing}, {@code anchor-differs}
 * @param column the member that differs, or {@code *} when only the whole can be named
 * @param database what was found
 * @param chain what the evidence speaks of
 */
public record Difference(
        String what,
        String table,
        String row,
        String column,
        @Nullable String database,
        @Nullable String chain,
        @Nullable String evidence) {
    static Difference whole(String what, String table, String row, @Nullable String evidence) {
        return new Difference(what, table, row, "*", null, null, evidence);
    }
}
