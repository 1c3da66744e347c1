package cn.ggzy.chain.draw;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether a partial committee can still be filled: exact, depth first, one seat after the other. */
final class Completion {
    private final DrawParams params;
    private final List<Candidate> table;
    private final Caps caps;

    Completion(DrawParams params, List<Candidate> table, Caps caps) {
        this.params = params;
        this.table = table;
        this.caps = caps;
    }

    boolean possible(Committee committee, List<Integer> left) {
        return fill(committee, left, 0);
    }

    /** Fills the first line with a free seat; candidates of one line are taken in ascending order, so no set is tried twice. */
    private boolean fill(Committee committee, List<Integer> left, int from) {
        int line = firstOpen(committee);
        if (line < 0) {
            return true;
        }
        if (hopeless(committee, left)) {
            return false;
        }
        Set<Candidate> tried = new HashSet<>();
        for (int at = from; at < left.size(); at++) {
            int index = left.get(at);
            boolean usable = params.quotas().get(line).fits(table.get(index))
                    && !committee.has(index)
                    && caps.reached(committee, index).isEmpty();
            // Two candidates alike in specialty, region and employer lead to the same answer.
            if (usable && tried.add(table.get(index))) {
                Committee with = committee.with(index, line);
                int next = firstOpen(with) == line ? at + 1 : 0;
                if (fill(with, left, next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int firstOpen(Committee committee) {
        return IntStream.range(0, params.quotas().size())
                .filter(line -> caps.open(committee, line) > 0)
                .findFirst()
                .orElse(-1);
    }

    /** A bound that ends most dead branches early: per line, no more than each region may still send. */
    private boolean hopeless(Committee committee, List<Integer> left) {
        for (int line = 0; line < params.quotas().size(); line++) {
            if (caps.open(committee, line) > supply(committee, left, line)) {
                return true;
            }
        }
        return false;
    }

    private int supply(Committee committee, List<Integer> left, int line) {
        Map<String, Integer> perRegion = new HashMap<>();
        for (int index : left) {
            Candidate candidate = table.get(index);
            if (params.quotas().get(line).fits(candidate)
                    && !committee.has(index)
                    && caps.reached(committee, index).isEmpty()) {
                perRegion.merge(candidate.region(), 1, Integer::sum);
            }
        }
        return perRegion.entrySet().stream()
                .mapToInt(region -> Math.min(region.getValue(), room(committee, region.getKey())))
                .sum();
    }

    private int room(Committee committee, String region) {
        return params.maxPerRegion()
                - (int) committee.seats().stream()
                        .filter(seat -> table.get(seat.index()).region().equals(region))
                        .count();
    }
}
