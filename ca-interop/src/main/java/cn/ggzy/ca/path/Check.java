package cn.ggzy.ca.path;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One named check: what it demands, how it ended, why, on which evidence, and the checks it is made of. {@code holdsUntil} is the
 * instant at which it would have to be asked again; {@code remedy} is what would settle it.
 */
public record Check(
        CheckId id,
        Rule rule,
        Outcome outcome,
        Reason reason,
        String evidence,
        List<Evidence> references,
        Optional<Instant> holdsUntil,
        Optional<Remedy> remedy,
        List<Check> children) {
    public Check {
        references = List.copyOf(references);
        children = List.copyOf(children);
    }

    static Check passed(CheckId id, String evidence) {
        return of(id, Outcome.PASSED, Reason.OK, evidence);
    }

    static Check failed(CheckId id, Reason reason, String evidence) {
        return of(id, Outcome.FAILED, reason, evidence);
    }

    /** It holds, and somebody should look. */
    static Check warned(CheckId id, Reason reason, String evidence) {
        return of(id, Outcome.WARNED, reason, evidence);
    }

    static Check undetermined(CheckId id, Reason reason, String evidence, Remedy remedy) {
        Check open = of(id, Outcome.UNDETERMINED, reason, evidence);
        return new Check(
                id,
                open.rule,
                open.outcome,
                reason,
                evidence,
                List.of(),
                Optional.empty(),
                Optional.of(remedy),
                List.of());
    }

    Check as(Rule other) {
        return new Check(id, other, outcome, reason, evidence, references, holdsUntil, remedy, children);
    }

    Check on(Evidence... things) {
        return new Check(id, rule, outcome, reason, evidence, List.of(things), holdsUntil, remedy, children);
    }

    Check until(Optional<Instant> instant) {
        return new Check(id, rule, outcome, reason, evidence, references, instant, remedy, children);
    }

    Check madeOf(List<Check> parts) {
        return new Check(id, rule, outcome, reason, evidence, references, holdsUntil, remedy, parts);
    }

    Check under(Policy policy) {
        boolean good = outcome == Outcome.PASSED || policy.level(id) == Level.FAIL;
        return good
                ? this
                : new Check(id, rule, Outcome.WARNED, reason, evidence, references, holdsUntil, remedy, children);
    }

    /** The earliest instant at which this check or a part of it has to be asked again. */
    Optional<Instant> recheckAt() {
        return tree().map(Check::holdsUntil).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** This check and all it is made of. */
    Stream<Check> tree() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Check::tree));
    }

    private static Check of(CheckId id, Outcome outcome, Reason reason, String evidence) {
        return new Check(
                id, id.rule(), outcome, reason, evidence, List.of(), Optional.empty(), Optional.empty(), List.of());
    }
}
