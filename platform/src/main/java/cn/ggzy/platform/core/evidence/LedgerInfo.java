package cn.ggzy.platform.core.evidence;

import java.util.List;

/** Which chain the platform talks to; {@code simulator} is true for the embedded one and must be shown. */
public record LedgerInfo(String kind, String channel, boolean simulator, List<String> organisations) {}
