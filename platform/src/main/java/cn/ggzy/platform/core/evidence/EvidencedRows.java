package cn.ggzy.platform.core.evidence;

import java.util.Map;
import java.util.function.Consumer;

/** A table whose rows are spoken of by facts; each room that has one answers, for the comparison of database and chain. */
public interface EvidencedRows {
    String table();

    /** Hands over every evidenced row, in any order, without holding all of them. */
    void each(Consumer<Row> reader);

    /**
     * One row as it is now.
     *
     * @param key the primary key, as text
     * @param evidence the fact that speaks of this state of the row
     * @param object built from the columns exactly as when the fact was appended; member names are column names where they can be
     */
    record Row(String key, EvidenceId evidence, Map<String, ?> object) {}
}
