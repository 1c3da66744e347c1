package cn.ggzy.chain.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How well an insider could guess a committee before the draw (§5). Caps are left out: they only make some candidates likelier, so the
 * figures are the least that must be said. An estimate for people to act on; no contract decides by it.
 */
public record Predictability(
        int pool, double committeesBits, double largestChance, double twoOfThreeInsiders, boolean thinStratum) {
    /** Above these a pool is refused, and widened to other cities. */
    private static final double MAX_CHANCE = 0.20;

    private static final double MAX_TWO_OF_THREE = 0.05;
    private static final int CANDIDATES_PER_SEAT = 6;
    private static final int INSIDERS = 3;

    /** Why a pool is too easy to guess. */
    public enum Fault {
        THIN_STRATUM,
        LIKELY_MEMBER,
        LIKELY_INSIDERS
    }

    private record Stratum(int candidates, int seats) {
        double chance() {
            return candidates == 0 ? 1 : Math.min(1, (double) seats / candidates);
        }

        double bits() {
            double bits = 0;
            for (int i = 0; i < Math.min(seats, candidates); i++) {
                bits += (Math.log(candidates - i) - Math.log(i + 1)) / Math.log(2);
            }
            return bits;
        }

        /** That exactly {@code hits} of {@code insiders} given candidates are seated: hypergeometric. */
        double chanceOf(int hits, int insiders) {
            if (insiders > candidates) {
                return 0;
            }
            double chance = choose(insiders, hits);
            for (int i = 0; i < insiders; i++) {
                double seated = i < hits ? seats - i : candidates - seats - (i - hits);
                chance *= Math.max(0, seated) / (candidates - i);
            }
            return chance;
        }
    }

    /** The figures of a pool under a rule. */
    public static Predictability of(DrawParams params, List<Candidate> table) {
        List<Stratum> strata = params.quotas().stream()
                .map(line -> new Stratum((int) table.stream().filter(line::fits).count(), line.seats()))
                .toList();
        return new Predictability(
                table.size(),
                strata.stream().mapToDouble(Stratum::bits).sum(),
                strata.stream().mapToDouble(Stratum::chance).max().orElse(1),
                worstTwo(strata, 0, INSIDERS, new ArrayList<>()),
                strata.stream().anyMatch(s -> s.candidates() < CANDIDATES_PER_SEAT * s.seats()));
    }

    /** What is wrong with the pool; nothing when it may be drawn from. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (thinStratum) {
            faults.add(Fault.THIN_STRATUM);
        }
        if (largestChance > MAX_CHANCE) {
            faults.add(Fault.LIKELY_MEMBER);
        }
        if (twoOfThreeInsiders > MAX_TWO_OF_THREE) {
            faults.add(Fault.LIKELY_INSIDERS);
        }
        return faults;
    }

    /** The three insiders sit where it serves them best. */
    private static double worstTwo(List<Stratum> strata, int at, int left, List<Integer> placed) {
        if (at == strata.size()) {
            return left == 0 ? atLeastTwo(strata, placed) : 0;
        }
        double worst = 0;
        for (int here = 0; here <= left; here++) {
            List<Integer> more = new ArrayList<>(placed);
            more.add(here);
            worst = Math.max(worst, worstTwo(strata, at + 1, left - here, more));
        }
        return worst;
    }

    private static double atLeastTwo(List<Stratum> strata, List<Integer> placed) {
        double[] hits = {1, 0, 0, 0};
        for (int s = 0; s < strata.size(); s++) {
            Stratum stratum = strata.get(s);
            int insiders = Objects.requireNonNull(placed.get(s));
            double[] next = new double[INSIDERS + 1];
            for (int before = 0; before <= INSIDERS; before++) {
                for (int more = 0; more <= insiders && before + more <= INSIDERS; more++) {
                    next[before + more] += hits[before] * stratum.chanceOf(more, insiders);
                }
            }
            hits = next;
        }
        return hits[2] + hits[3];
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways = ways * (n - i) / (i + 1);
        }
        return ways;
    }
}
