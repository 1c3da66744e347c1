package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.evidence.EvidencedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The walk from the log to one table: of each subject the newest fact must meet exactly one row. */
final class NewestFacts {
    private final EvidencedRows rows;
    private final TreeMap<String, Spoken> bySubject = new TreeMap<>();
    private final Map<String, Spoken> byNumber = new HashMap<>();

    NewestFacts(EvidencedRows rows) {
        this.rows = rows;
    }

    /** What the log says last. */
    private static final class Spoken {
        final String number;
        final String type;
        final String subject;
        boolean mayBeGone;
        boolean met;

        Spoken(String number, String type, String subject) {
            this.number = number;
            this.type = type;
            this.subject = subject;
        }
    }

    EvidencedRows rows() {
        return rows;
    }

    /** Facts come in the order of the log. */
    void see(JsonNode fact) {
        String type = fact.path("type").asString("");
        String subject = fact.path("subject").asString("");
        String cleared = rows.clears(type, subject);
        if (cleared != null) {
            below(cleared).values().forEach(spoken -> spoken.mayBeGone = true);
        }
        if (rows.speaks(type)) {
            String number = fact.path("id").asString("");
            Spoken spoken = new Spoken(number, type, subject);
            Spoken older = bySubject.put(rows.keepsEvery() ? subject + " " + number : subject, spoken);
            byNumber.put(number, spoken);
            if (older != null) {
                byNumber.remove(older.number);
            }
        }
    }

    /**
     * What is wrong with the fact that the row names.
     *
     * @param subject of that fact
     */
    List<Difference> meet(EvidencedRows.Row row, String number, String subject) {
        Spoken spoken = byNumber.get(number);
        if (spoken == null) {
            Spoken newest = bySubject.get(subject);
            if (newest != null) {
                newest.met = true;
            }
            return List.of(difference("row-rolled-back", row, number, newest == null ? null : newest.number));
        }
        if (spoken.met) {
            return List.of(difference("row-doubled", row, number, number));
        }
        spoken.met = true;
        return row.after() == null || row.after().equals(spoken.type)
                ? List.of()
                : List.of(difference("row-rolled-back", row, number, number));
    }

    /** Facts that speak of a row that is not there, or no longer names them. */
    List<Difference> unmet() {
        List<Difference> missing = new ArrayList<>();
        for (Spoken spoken : bySubject.values()) {
            if (!spoken.met && !spoken.mayBeGone) {
                missing.add(Difference.whole("row-missing", rows.table(), spoken.subject, spoken.number));
            }
        }
        return missing;
    }

    private Difference difference(String what, EvidencedRows.Row row, String database, @Nullable String newest) {
        return new Difference(what, rows.table(), row.key(), "evidence", database, newest, newest);
    }

    private SortedMap<String, Spoken> below(String subject) {
        return bySubject.subMap(subject + "/", subject + "0");
    }
}
