package cn.ggzy.chain.draw;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The limits of a draw: seats on a line, members of a region, members of an employer. */
final class Caps {
    private final DrawParams params;
    private final List<Candidate> table;

    Caps(DrawParams params, List<Candidate> table) {
        this.params = params;
        this.table = table;
    }

    /** The quota lines with a free seat that this candidate fits, in the order of the rule. */
    List<Integer> openLines(Committee committee, int index) {
        return IntStream.range(0, params.quotas().size())
                .filter(line -> params.quotas().get(line).fits(table.get(index)))
                .filter(line -> open(committee, line) > 0)
                .boxed()
                .toList();
    }

    int open(Committee committee, int line) {
        return params.quotas().get(line).seats() - committee.onLine(line);
    }

    Optional<Verdict> reached(Committee committee, int index) {
        if (full(committee, index, Candidate::region, params.maxPerRegion())) {
            return Optional.of(Verdict.REGION_CAP);
        }
        if (full(committee, index, Candidate::employer, params.maxPerEmployer())) {
            return Optional.of(Verdict.EMPLOYER_CAP);
        }
        return Optional.empty();
    }

    private boolean full(Committee committee, int index, Function<Candidate, String> trait, int cap) {
        String value = trait.apply(table.get(index));
        return committee.seats().stream()
                        .filter(seat -> trait.apply(table.get(seat.index())).equals(value))
                        .count()
                >= cap;
    }
}
