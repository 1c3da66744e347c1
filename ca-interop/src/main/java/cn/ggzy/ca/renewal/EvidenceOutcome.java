package cn.ggzy.ca.renewal;

import cn.ggzy.ca.path.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the verifier says about a record: the first reason that decided, each stamp with its own, and since when the object is proven. */
public record EvidenceOutcome(
        Verdict.Status status, EvidenceReason reason, List<EvidenceStep> steps, Optional<Instant> provenSince) {
    public EvidenceOutcome {
        steps = List.copyOf(steps);
    }

    static EvidenceOutcome of(List<EvidenceStep> steps) {
        EvidenceReason failed = steps.stream()
                .map(EvidenceStep::reason)
                .filter(reason -> reason != EvidenceReason.OK && reason != EvidenceReason.FACTS_MISSING)
                .findFirst()
                .orElse(EvidenceReason.OK);
        if (failed != EvidenceReason.OK) {
            return new EvidenceOutcome(Verdict.Status.INVALID, failed, steps, Optional.empty());
        }
        boolean open = steps.stream().anyMatch(step -> step.reason() == EvidenceReason.FACTS_MISSING);
        return open
                ? new EvidenceOutcome(
                        Verdict.Status.UNDETERMINED, EvidenceReason.FACTS_MISSING, steps, Optional.empty())
                : new EvidenceOutcome(
                        Verdict.Status.VALID,
                        EvidenceReason.OK,
                        steps,
                        Optional.of(steps.get(0).made()));
    }

    static EvidenceOutcome malformed() {
        return new EvidenceOutcome(Verdict.Status.INVALID, EvidenceReason.MALFORMED, List.of(), Optional.empty());
    }

    public boolean valid() {
        return status == Verdict.Status.VALID;
    }

    /** The explanation, one line a stamp. */
    public List<String> words() {
        return steps.stream()
                .map(step -> "chain " + step.chain() + " stamp " + step.stamp() + " ("
                        + step.digest().id()
                        + ") made " + step.made() + ", judged at " + step.judgedAt() + ": " + step.reason()
                        + (step.detail().isEmpty() ? "" : ", " + step.detail()))
                .toList();
    }
}
