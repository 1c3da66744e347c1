package cn.ggzy.platform.core.evidence;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table whose rows are spoken of by facts; each room that has one answers, for the comparison of database and chain. */
public interface EvidencedRows {
    String table();

    /** Whether facts of this type speak of rows here. Of all that speak of one subject the newest counts: one row must be as it says. */
    boolean speaks(String type);

    /** Whether each fact has a row of its own: rows that are only ever inserted. */
    default boolean keepsEvery() {
        return false;
    }

    /** The subject below which earlier facts may have lost their rows rightly by this fact; null for most. */
    default @Nullable String clears(String type, String subject) {
        return null;
    }

    /** Hands over every row that has evidence or should have it, in any order, without holding all of them. */
    void each(Consumer<Row> reader);

    /**
     * One row as it is now.
     *
     * @param key the primary key, as text
     * @param evidence the fact that speaks of this state of the row; null is a difference
     * @param object built from the columns exactly as when the fact was appended; member names are column names where they can be
     * @param after when the row has left the state that its fact speaks of: the type that this fact must have; {@code object} says nothing then
     * @param files the stored files that the row names
     */
    record Row(
            String key,
            @Nullable EvidenceId evidence,
            Map<String, ?> object,
            @Nullable String after,
            List<StoredFile> files) {
        public Row {
            files = List.copyOf(files);
        }

        public Row(String key, @Nullable EvidenceId evidence, Map<String, ?> object) {
            this(key, evidence, object, null, List.of());
        }

        /** On its way from one state to the next. */
        public static Row underway(String key, EvidenceId evidence, String after) {
            return new Row(key, evidence, Map.of(), after, List.of());
        }

        public Row with(StoredFile file) {
            return new Row(key, evidence, object, after, List.of(file));
        }
    }
}
