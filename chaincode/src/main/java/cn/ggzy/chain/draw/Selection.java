package cn.ggzy.chain.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scans an order and takes whoever fits while the rest of the committee can still be found (§3.10 and §3.11). */
public final class Selection {
    private final DrawParams params;
    private final List<Candidate> table;
    private final List<Integer> order;
    private final Caps caps;

    public Selection(DrawParams params, List<Candidate> table, List<Integer> order) {
        this.params = params;
        this.table = List.copyOf(table);
        this.order = List.copyOf(order);
        this.caps = new Caps(params, this.table);
    }

    /** A committee, and the decision about everyone who was looked at. */
    public record Outcome(Committee committee, List<Decision> decisions) {
        public Outcome {
            decisions = List.copyOf(decisions);
        }
    }

    /** The first completable committee in the order; empty when no committee exists at all. */
    public Optional<Outcome> first() {
        return scan(Committee.empty(), Set.of());
    }

    /**
     * The seat of {@code gone} filled anew: members stay, the scan starts again over those neither used nor declined.
     * A fresh run without {@code gone} could throw out people who have already said yes.
     */
    public Optional<Outcome> replacement(Committee committee, int gone, Set<Integer> declined) {
        return scan(committee.without(gone), declined);
    }

    private Optional<Outcome> scan(Committee kept, Set<Integer> declined) {
        List<Integer> left = new ArrayList<>(order.stream()
                .filter(index -> !kept.has(index) && !declined.contains(index))
                .toList());
        Completion completion = new Completion(params, table, caps);
        if (!completion.possible(kept, left)) {
            return Optional.empty();
        }
        Committee committee = kept;
        List<Decision> decisions = new ArrayList<>();
        while (committee.seats().size() < params.seats()) {
            int index = left.remove(0);
            Step step = step(committee, index, left, completion);
            decisions.add(new Decision(index, step.verdict()));
            committee = step.committee();
        }
        return Optional.of(new Outcome(committee, decisions));
    }

    private record Step(Verdict verdict, Committee committee) {}

    private Step step(Committee committee, int index, List<Integer> left, Completion completion) {
        List<Integer> lines = caps.openLines(committee, index);
        if (lines.isEmpty()) {
            return new Step(Verdict.QUOTA_FULL, committee);
        }
        Optional<Verdict> cap = caps.reached(committee, index);
        if (cap.isPresent()) {
            return new Step(cap.get(), committee);
        }
        for (int line : lines) {
            Committee with = committee.with(index, line);
            if (completion.possible(with, left)) {
                return new Step(Verdict.TAKEN, with);
            }
        }
        return new Step(Verdict.NOT_COMPLETABLE, committee);
    }
}
