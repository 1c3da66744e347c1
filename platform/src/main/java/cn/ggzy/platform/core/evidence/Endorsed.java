package cn.ggzy.platform.core.evidence;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** An answer with the organisations that signed it; {@code envelope} is the base64 of Fabric's own envelope. */
public record Endorsed(String txId, JsonNode result, List<Endorsement> endorsements, String envelope) {}
