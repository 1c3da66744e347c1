package cn.ggzy.ca.document.ofd;

import cn.ggzy.ca.document.DocumentCheck;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.document.seal.SealOutcome;
import cn.ggzy.ca.path.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What one seal on an OFD covers and whether it holds: its number, where it is described, the files that it covers, the files that
 * came later, every check, and the seal's own outcome.
 */
public record OfdSealReport(
        String id,
        String file,
        List<String> covered,
        List<String> later,
        List<DocumentCheck> checks,
        Optional<SealOutcome> seal) {
    public OfdSealReport {
        covered = List.copyOf(covered);
        later = List.copyOf(later);
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
