package cn.ggzy.ca.document;

import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One named check of a document's signature: what was asked, how it ended, and on what. */
public record DocumentCheck(DocumentRule rule, Outcome outcome, String evidence) {
    public static DocumentCheck of(DocumentRule rule, boolean holds, String evidence) {
        return new DocumentCheck(rule, holds ? Outcome.PASSED : Outcome.FAILED, evidence);
    }

    public static DocumentCheck of(DocumentRule rule, Verdict verdict) {
        String evidence = verdict.service().orElse("no listed authority") + ": " + verdict.reason();
        return new DocumentCheck(rule, outcome(verdict.status()), evidence);
    }

    public static Outcome outcome(Verdict.Status status) {
        return switch (status) {
            case VALID -> Outcome.PASSED;
            case INVALID -> Outcome.FAILED;
            case UNDETERMINED -> Outcome.UNDETERMINED;
        };
    }

    /** A failed check makes INVALID, an open one UNDETERMINED, never VALID. */
    public static Verdict.Status status(List<DocumentCheck> checks) {
        return has(checks, Outcome.FAILED)
                ? Verdict.Status.INVALID
                : has(checks, Outcome.UNDETERMINED) ? Verdict.Status.UNDETERMINED : Verdict.Status.VALID;
    }

    /** The first rule that decided. */
    public static Optional<DocumentRule> reason(List<DocumentCheck> checks) {
        Outcome deciding = has(checks, Outcome.FAILED) ? Outcome.FAILED : Outcome.UNDETERMINED;
        return checks.stream()
                .filter(check -> check.outcome() == deciding)
                .map(DocumentCheck::rule)
                .min(Comparator.naturalOrder());
    }

    private static boolean has(List<DocumentCheck> checks, Outcome outcome) {
        return checks.stream().anyMatch(check -> check.outcome() == outcome);
    }
}
