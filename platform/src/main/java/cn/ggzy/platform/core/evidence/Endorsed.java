package cn.ggzy.platform.core.evidence;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An answer with the organisations that signed it.
 *
 * @param responsePayload base64 of the ProposalResponsePayload that they signed
 * @param envelope base64 of Fabric's own envelope
 */
public record Endorsed(
        String txId, JsonNode result, String responsePayload, List<Endorsement> endorsements, String envelope) {}
