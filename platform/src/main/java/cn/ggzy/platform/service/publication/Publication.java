package cn.ggzy.platform.service.publication;

import cn.ggzy.platform.core.evidence.EvidenceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A published notice: never edited, a correction is a new one. */
public record Publication(
        long no,
        Kind kind,
        String tender,
        @Nullable String lot,
        String title,
        String body,
        String digest,
        EvidenceId evidence,
        EvidenceId publishedEvidence,
        Instant publishedAt) {}
