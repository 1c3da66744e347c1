package cn.ggzy.platform.service.publication;

import cn.ggzy.platform.core.evidence.EvidenceId;
import org.jspecify.annotations.Nullable;

/** Something to be published; {@code evidence} is the fact that speaks of it. */
public record Notice(Kind kind, String tender, @Nullable String lot, String title, String body, EvidenceId evidence) {}
