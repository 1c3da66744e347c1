package cn.ggzy.platform.supervision.monitor;

import java.time.Instant;
import java.util.List;

/**
 * One run of the comparison.
 *
 * @param at when it began
 * @param compared rows that were compared with their facts
 * @param facts facts of the anchored log that were compared with the database
 * @param withoutEvidence rows that must have evidence and have none; the target is 0 (R2.3b)
 * @param contracts rows that were compared with a contract's record
 * @param files stored files that were hashed again
 * @param filesLeft files that are for the next run, when this one came to its limit
 */
public record Comparison(
        long id,
        Instant at,
        Instant endedAt,
        long compared,
        long facts,
        long withoutEvidence,
        long contracts,
        long files,
        long fileOctets,
        long filesLeft,
        List<Difference> differences) {
    public Comparison {
        differences = List.copyOf(differences);
    }
}
