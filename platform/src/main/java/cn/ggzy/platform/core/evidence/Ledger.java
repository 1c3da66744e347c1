package cn.ggzy.platform.core.evidence;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The chain as the platform sees it: contracts by name, canonical JSON in and out, refusals as {@code RuleViolation}. */
public interface Ledger {
    /** Asks one peer; nothing is signed or stored. A refusal is thrown with the contract's code. */
    JsonNode evaluate(String contract, String transaction, Map<String, ?> argument);

    /** Submits and waits; never throws for what the chain decides. */
    Outcome submit(Submission submission);

    /** As {@link #submit}, for callers to whom only a commit is good: refusals are thrown with the contract's code. */
    default Outcome.Committed commit(Submission submission) {
        return submit(submission).committed();
    }

    /** Signed answers of several organisations to a query, without a transaction ({@code endorse} without {@code submit}). */
    Endorsed endorse(Submission query);

    /** What became of a transaction, when the first answer was {@link Outcome.Unknown}. */
    Outcome.Status status(String txId);

    LedgerInfo info();

    /** Channel, organisations with their roots, and policies: the chain's part of a trust file. */
    JsonNode connection();
}
