package cn.ggzy.platform.core.evidence;

import java.util.List;
import java.util.Map;

/**
 * One transaction to be put on the chain.
 *
 * @param transients what only the endorsers see, never the chain (a bidder's signed act, a salt)
 * @param endorsers organisations that must endorse; empty leaves it to the contract's policy
 */
public record Submission(
        String contract,
        String transaction,
        Map<String, ?> argument,
        Map<String, byte[]> transients,
        List<String> endorsers) {
    public static Submission of(String contract, String transaction, Map<String, ?> argument) {
        return new Submission(contract, transaction, argument, Map.of(), List.of());
    }

    public Submission with(Map<String, byte[]> secrets) {
        return new Submission(contract, transaction, argument, secrets, endorsers);
    }

    public Submission endorsedBy(List<String> organisations) {
        return new Submission(contract, transaction, argument, transients, organisations);
    }
}
