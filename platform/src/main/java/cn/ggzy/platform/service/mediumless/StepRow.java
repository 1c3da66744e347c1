package cn.ggzy.platform.service.mediumless;

import java.time.Instant;

/** One step that was asked for, and what came of it. */
record StepRow(
        String id,
        String keyId,
        String step,
        String sessionId,
        String digest,
        String outcome,
        Instant at,
        String evidence) {}
