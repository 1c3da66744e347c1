package cn.ggzy.ca.path;

import cn.ggzy.ca.identity.SubjectIdentity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the judge says, why, and every check on the way, as a tree. The identity is there whenever a listed authority issued the
 * certificate. {@code recheckAt} is the earliest instant at which a check stops to hold by itself (a certificate, a list or a period
 * ends); {@code wouldSettle} is what an UNDETERMINED lacks.
 */
public record Verdict(
        Status status,
        Reason reason,
        List<Check> checks,
        Optional<String> service,
        Optional<SubjectIdentity> identity,
        List<PathStep> path,
        Optional<Instant> recheckAt,
        List<Remedy> wouldSettle) {
    /** UNDETERMINED is not a mild VALID: something that would settle it is missing. */
    public enum Status {
        VALID,
        INVALID,
        UNDETERMINED
    }

    public Verdict {
        checks = List.copyOf(checks);
        path = List.copyOf(path);
        wouldSettle = List.copyOf(wouldSettle);
    }

    public boolean valid() {
        return status == Status.VALID;
    }

    public Optional<Check> check(CheckId id) {
        return checks.stream().filter(check -> check.id() == id).findFirst();
    }

    static Verdict of(
            List<Check> checks, Optional<String> service, Optional<SubjectIdentity> identity, List<PathStep> path) {
        Status status = has(checks, Outcome.FAILED)
                ? Status.INVALID
                : has(checks, Outcome.UNDETERMINED) ? Status.UNDETERMINED : Status.VALID;
        Optional<Instant> recheckAt =
                checks.stream().map(Check::recheckAt).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return new Verdict(
                status, reason(status, checks), checks, service, identity, path, recheckAt, remedies(status, checks));
    }

    private static boolean has(List<Check> checks, Outcome outcome) {
        return checks.stream().anyMatch(check -> check.outcome() == outcome);
    }

    /** The first check, in their order, that decided. */
    private static Reason reason(Status status, List<Check> checks) {
        Outcome deciding = status == Status.INVALID ? Outcome.FAILED : Outcome.UNDETERMINED;
        return checks.stream()
                .filter(check -> check.outcome() == deciding)
                .findFirst()
                .map(Check::reason)
                .orElse(Reason.OK);
    }

    private static List<Remedy> remedies(Status status, List<Check> checks) {
        return status != Status.UNDETERMINED
                ? List.of()
                : checks.stream()
                        .flatMap(Check::tree)
                        .map(Check::remedy)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
    }
}
