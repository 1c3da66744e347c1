package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.shared.CanonicalJson;
import java.time.Instant;
import java.util.List;

/** The row as it stands in the table; differences as JSON. */
record ComparisonRow(long no, Instant startedAt, Instant endedAt, long rowCount, long factCount, String differences) {
    static ComparisonRow of(Comparison comparison) {
        return new ComparisonRow(
                comparison.id(),
                comparison.at(),
                comparison.endedAt(),
                comparison.compared(),
                comparison.facts(),
                CanonicalJson.of(comparison.differences()));
    }

    Comparison comparison() {
        return new Comparison(
                no,
                startedAt,
                endedAt,
                rowCount,
                factCount,
                List.of(CanonicalJson.MAPPER.readValue(differences, Difference[].class)));
    }
}
