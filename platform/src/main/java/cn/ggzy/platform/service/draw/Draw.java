package cn.ggzy.platform.service.draw;

import cn.ggzy.platform.core.evidence.EvidenceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A draw as the platform keeps it; the pool is beside it, the truth about its progress is on the chain. */
record Draw(
        DrawId id,
        String tender,
        String lot,
        DrawState state,
        String params,
        String ruleHash,
        String root,
        String poolCommit,
        String tableDigest,
        String removedRoot,
        int removed,
        @Nullable String cause,
        String agency,
        @Nullable EvidenceId evidence,
        Instant preparedAt,
        int version) {

    Draw pooled(EvidenceId fact) {
        return new Draw(
                id,
                tender,
                lot,
                DrawState.POOLED,
                params,
                ruleHash,
                root,
                poolCommit,
                tableDigest,
                removedRoot,
                removed,
                cause,
                agency,
                fact,
                preparedAt,
                version);
    }

    Draw now(DrawState next) {
        return new Draw(
                id,
                tender,
                lot,
                next,
                params,
                ruleHash,
                root,
                poolCommit,
                tableDigest,
                removedRoot,
                removed,
                cause,
                agency,
                evidence,
                preparedAt,
                version);
    }
}
