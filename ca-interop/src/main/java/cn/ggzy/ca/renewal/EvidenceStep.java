package cn.ggzy.ca.renewal;

import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * One stamp of a record: which one, made when, on which digest, judged at which instant (when the next one covered it, or now), and
 * how that ended.
 */
public record EvidenceStep(
        int chain,
        int stamp,
        ImprintDigest digest,
        Instant made,
        Instant judgedAt,
        EvidenceReason reason,
        String detail,
        Optional<TimeStampOutcome> outcome) {}
