package cn.ggzy.ca.document.seal;

import cn.ggzy.ca.document.DocumentCheck;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.path.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the verifier says about a seal on a document: every check, who made the seal, who put it on, before which instant. */
public record SealOutcome(
        List<DocumentCheck> checks,
        Optional<SealContent> seal,
        Optional<Verdict> maker,
        Optional<Verdict> signer,
        Optional<Instant> signedBefore) {
    public SealOutcome {
        checks = List.copyOf(checks);
    }

    public Verdict.Status status() {
        return DocumentCheck.status(checks);
    }

    public boolean valid() {
        return status() == Verdict.Status.VALID;
    }

    public Optional<DocumentRule> reason() {
        return valid() ? Optional.empty() : DocumentCheck.reason(checks);
    }
}
