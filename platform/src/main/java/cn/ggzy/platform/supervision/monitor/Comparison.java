package cn.ggzy.platform.supervision.monitor;

import java.time.Instant;
import java.util.List;

/**
 * One run of the comparison.
 *
 * @param at when it began
 * @param compared rows that were compared with their facts
 * @param facts facts that were compared with the published log
 */
public record Comparison(
        long id, Instant at, Instant endedAt, long compared, long facts, List<Difference> differences) {
    public Comparison {
        differences = List.copyOf(differences);
    }
}
