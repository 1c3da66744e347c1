package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.StoredFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one run has seen so far. */
final class Findings {
    private final List<Difference> differences = new ArrayList<>();
    private final List<NamedFile> files = new ArrayList<>();
    private long compared;
    private long withoutEvidence;

    /** A file and the row that names it. */
    record NamedFile(String table, String key, StoredFile file) {
        String place() {
            return table + "/" + key;
        }
    }

    void add(Difference difference) {
        differences.add(difference);
    }

    void looked(String table, EvidencedRows.Row row) {
        compared++;
        if (row.evidence() == null) {
            withoutEvidence++;
        }
        row.files().forEach(file -> files.add(new NamedFile(table, row.key(), file)));
    }

    List<Difference> differences() {
        return differences;
    }

    /** In a fixed order, so that the next run can go on where this one stops. */
    List<NamedFile> files() {
        return files.stream().sorted(Comparator.comparing(NamedFile::place)).toList();
    }

    long compared() {
        return compared;
    }

    long withoutEvidence() {
        return withoutEvidence;
    }
}
