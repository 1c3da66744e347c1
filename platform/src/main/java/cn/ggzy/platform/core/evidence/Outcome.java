package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What became of a submission. */
public sealed interface Outcome {
    /**
     * It is on the chain and valid.
     *
     * @param responsePayload base64 of the ProposalResponsePayload that the endorsers signed
     */
    record Committed(String txId, long block, JsonNode result, String responsePayload, List<Endorsement> endorsements)
            implements Outcome {}

    /** The contract, or validation, refused it; nothing was written. */
    record Rejected(String code, Map<String, Object> args) implements Outcome {}

    /** Nobody knows yet: ask by transaction id, never endorse again blindly. */
    record Unknown(String txId) implements Outcome {}

    /** The commit, or the refusal thrown with its own code. */
    default Committed committed() {
        return switch (this) {
            case Committed committed -> committed;
            case Rejected rejected -> throw RuleViolation.ofContract(rejected.code(), rejected.args());
            case Unknown unknown ->
                throw RuleViolation.unavailable("ledger.outcome-unknown", Map.of("txId", unknown.txId()));
        };
    }

    /** A transaction's fate as the peers report it. */
    sealed interface Status {
        /** Valid, in this block. */
        record Valid(long block) implements Status {}

        /** In a block but not valid, with Fabric's validation code. */
        record Invalid(long block, String validation) implements Status {
            /** Somebody else's transaction came first; nothing was written. */
            public boolean isConflict() {
                return validation.equals("MVCC_READ_CONFLICT") || validation.equals("PHANTOM_READ_CONFLICT");
            }
        }

        /** In no block within the time asked. */
        record NotFound() implements Status {}
    }
}
