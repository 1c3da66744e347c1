package cn.ggzy.ca.path;

import cn.ggzy.ca.identity.SubjectIdentity;
import java.util.List;
import java.util.Optional;

/** What the judge says, why, and every check on the way. The identity is there whenever a listed authority issued the certificate. */
public record Verdict(
        Status status,
        Reason reason,
        List<Check> checks,
        Optional<String> service,
        Optional<SubjectIdentity> identity) {
    /** UNDETERMINED is not a mild VALID: something that would settle it is missing. */
    public enum Status {
        VALID,
        INVALID,
        UNDETERMINED
    }

    public Verdict {
        checks = List.copyOf(checks);
    }

    public boolean valid() {
        return status == Status.VALID;
    }

    public Optional<Check> check(CheckId id) {
        return checks.stream().filter(check -> check.id() == id).findFirst();
    }

    static Verdict of(List<Check> checks, Optional<String> service, Optional<SubjectIdentity> identity) {
        for (Outcome outcome : new Outcome[] {Outcome.FAILED, Outcome.UNDETERMINED}) {
            Optional<Check> first =
                    checks.stream().filter(check -> check.outcome() == outcome).findFirst();
            if (first.isPresent()) {
                Status status = outcome == Outcome.FAILED ? Status.INVALID : Status.UNDETERMINED;
                return new Verdict(status, first.get().reason(), checks, service, identity);
            }
        }
        return new Verdict(Status.VALID, Reason.OK, checks, service, identity);
    }
}
