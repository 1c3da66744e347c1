package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import java.util.List;

/** The outcome for each signer, in the order in which they stand in the file, and what the content was (SHA-256, size). */
public record CmsVerification(List<CmsOutcome> outcomes, byte[] contentSha256, long contentSize) {
    public CmsVerification {
        outcomes = List.copyOf(outcomes);
    }

    /** All signers, and at least one. */
    public boolean holds() {
        return !outcomes.isEmpty() && outcomes.stream().allMatch(CmsOutcome::holds);
    }

    /** Refuses with {@code cms.bad-signature} unless every signature holds. */
    public CmsVerification requireHolds() {
        if (outcomes.isEmpty()) {
            throw new Refusal("cms.bad-signature", "nobody signed");
        }
        outcomes.stream().filter(one -> !one.holds()).findFirst().ifPresent(bad -> {
            throw new Refusal("cms.bad-signature", bad.why());
        });
        return this;
    }
}
