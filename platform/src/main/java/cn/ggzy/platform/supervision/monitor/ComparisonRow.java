package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.shared.CanonicalJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row as it stands in the table; differences as JSON. */
record ComparisonRow(
        long no,
        Instant startedAt,
        Instant endedAt,
        long rowCount,
        long factCount,
        long unevidenced,
        long contractCount,
        long fileCount,
        long fileOctets,
        long filesLeft,
        @Nullable String nextFile,
        String differences) {
    static ComparisonRow of(Comparison comparison, @Nullable String nextFile) {
        return new ComparisonRow(
                comparison.id(),
                comparison.at(),
                comparison.endedAt(),
                comparison.compared(),
                comparison.facts(),
                comparison.withoutEvidence(),
                comparison.contracts(),
                comparison.files(),
                comparison.fileOctets(),
                comparison.filesLeft(),
                nextFile,
                CanonicalJson.of(comparison.differences()));
    }

    Comparison comparison() {
        return new Comparison(
                no,
                startedAt,
                endedAt,
                rowCount,
                factCount,
                unevidenced,
                contractCount,
                fileCount,
                fileOctets,
                filesLeft,
                List.of(CanonicalJson.MAPPER.readValue(differences, Difference[].class)));
    }
}
