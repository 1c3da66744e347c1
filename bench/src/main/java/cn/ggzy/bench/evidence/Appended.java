package cn.ggzy.bench.evidence;

import cn.ggzy.platform.core.evidence.EvidenceId;

/** A fact that was recorded: since when its sender waited, and when the record was durable. */
record Appended(EvidenceId id, long sinceNanos, long doneNanos) {}
