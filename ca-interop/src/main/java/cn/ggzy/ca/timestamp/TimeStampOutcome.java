package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What the verifier says about a token: every check, the first that decided, the judge's verdict on the signer, and the token as far
 * as it could be read.
 */
public record TimeStampOutcome(
        Verdict.Status status,
        Optional<TimeStampRule> reason,
        List<TimeStampCheck> checks,
        Optional<Verdict> signer,
        Optional<TimeStampToken> token) {
    public TimeStampOutcome {
        checks = List.copyOf(checks);
    }

    static TimeStampOutcome of(List<TimeStampCheck> checks, Optional<Verdict> signer, Optional<TimeStampToken> token) {
        Optional<TimeStampRule> failed = first(checks, Outcome.FAILED);
        Optional<TimeStampRule> open = first(checks, Outcome.UNDETERMINED);
        Verdict.Status status = failed.isPresent()
                ? Verdict.Status.INVALID
                : open.isPresent() ? Verdict.Status.UNDETERMINED : Verdict.Status.VALID;
        return new TimeStampOutcome(status, failed.or(() -> open), checks, signer, token);
    }

    public boolean valid() {
        return status == Verdict.Status.VALID;
    }

    public Optional<TimeStampCheck> check(TimeStampRule rule) {
        return checks.stream().filter(one -> one.rule() == rule).findFirst();
    }

    /** In one line, for a report. */
    public String words() {
        return reason.flatMap(this::check)
                .map(check -> status + " " + check.rule().id() + ": " + check.evidence())
                .orElse(status.toString());
    }

    private static Optional<TimeStampRule> first(List<TimeStampCheck> checks, Outcome outcome) {
        return checks.stream()
                .filter(check -> check.outcome() == outcome)
                .map(TimeStampCheck::rule)
                .findFirst();
    }
}
