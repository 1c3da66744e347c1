package cn.ggzy.ca.renewal;

import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the verifier says about an LT bundle: every check, who signed, before which instant, and the evidence stamp by stamp. */
public record LongTermOutcome(
        Verdict.Status status,
        Optional<LongTermRule> reason,
        List<LongTermCheck> checks,
        Optional<Verdict> signer,
        Optional<Instant> signedBefore,
        List<EvidenceOutcome> evidence) {
    /** One named check. */
    public record LongTermCheck(LongTermRule rule, Outcome outcome, String evidence) {}

    public LongTermOutcome {
        checks = List.copyOf(checks);
        evidence = List.copyOf(evidence);
    }

    static LongTermOutcome of(
            List<LongTermCheck> checks,
            Optional<Verdict> signer,
            Optional<Instant> signedBefore,
            List<EvidenceOutcome> evidence) {
        Optional<LongTermRule> failed = first(checks, Outcome.FAILED);
        Optional<LongTermRule> open = first(checks, Outcome.UNDETERMINED);
        Verdict.Status status = failed.isPresent()
                ? Verdict.Status.INVALID
                : open.isPresent() ? Verdict.Status.UNDETERMINED : Verdict.Status.VALID;
        return new LongTermOutcome(status, failed.or(() -> open), checks, signer, signedBefore, evidence);
    }

    public boolean valid() {
        return status == Verdict.Status.VALID;
    }

    private static Optional<LongTermRule> first(List<LongTermCheck> checks, Outcome outcome) {
        return checks.stream()
                .filter(check -> check.outcome() == outcome)
                .map(LongTermCheck::rule)
                .min(java.util.Comparator.naturalOrder());
    }
}
