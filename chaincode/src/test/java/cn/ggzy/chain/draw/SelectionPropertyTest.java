package cn.ggzy.chain.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SelectionPropertyTest {
    record Pool(DrawParams params, List<Candidate> table, List<Integer> order) {
        Selection selection() {
            return new Selection(params, table, order);
        }
    }

    @Provide
    Arbitrary<Pool> pools() {
        Arbitrary<Candidate> candidates = Combinators.combine(
                        Arbitraries.of("A", "B", "C"),
                        Arbitraries.of("x", "y", "z"),
                        Arbitraries.of("u1", "u2", "u3", "u4", "u5"))
                .as(Candidate::new);
        Arbitrary<QuotaLine> lines = Combinators.combine(
                        Arbitraries.of("A", "B"),
                        Arbitraries.of("*", "*", "x", "y"),
                        Arbitraries.integers().between(1, 2))
                .as(QuotaLine::new);
        return Combinators.combine(
                        candidates.list().ofMinSize(1).ofMaxSize(12),
                        lines.list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers())
                .as((table, quotas, perRegion, perEmployer, seed) -> new Pool(
                        new DrawParams(table.size(), quotas, perRegion, perEmployer),
                        table,
                        Permutation.of(Hash.of(Encoding.u32be(seed)), table.size())));
    }

    @Property(tries = 1500)
    void findsACommitteeExactlyWhenTryingEverythingFindsOne(@ForAll("pools") Pool pool) {
        assertThat(pool.selection().first().isPresent()).isEqualTo(exists(pool, Committee.empty(), 0));
    }

    @Property(tries = 700)
    void takesTheFirstCompletableCommitteeOfTheOrder(@ForAll("pools") Pool pool) {
        Optional<Selection.Outcome> outcome = pool.selection().first();
        if (outcome.isPresent()) {
            assertThat(outcome.get().committee().seats()).hasSize(pool.params().seats());
            assertThat(lawful(pool, outcome.get().committee())).isTrue();
            assertThat(outcome.get().committee()).isEqualTo(greedyByBruteForce(pool));
        }
    }

    @Property(tries = 700)
    void aReplacementNeverDisplacesAnyone(@ForAll("pools") Pool pool, @ForAll int which) {
        Optional<Selection.Outcome> drawn = pool.selection().first();
        if (drawn.isEmpty()) {
            return;
        }
        Committee before = drawn.get().committee();
        int gone = before.indices().get(Math.floorMod(which, before.seats().size()));
        Optional<Selection.Outcome> after = pool.selection().replacement(before, gone, Set.of(gone));
        if (after.isPresent()) {
            List<Integer> stayed = new ArrayList<>(before.indices());
            stayed.remove((Integer) gone);
            List<Integer> seated = after.get().committee().indices();
            assertThat(seated.subList(0, stayed.size())).isEqualTo(stayed);
            assertThat(seated).doesNotContain(gone);
            assertThat(lawful(pool, after.get().committee())).isTrue();
        }
    }

    @Test
    void everyPositionIsEquallyLikely() {
        int n = 7;
        int seeds = 20_000;
        int[][] counts = new int[n][n];
        for (int s = 0; s < seeds; s++) {
            List<Integer> order = Permutation.of(Hash.of(Encoding.u32be(s)), n);
            for (int position = 0; position < n; position++) {
                counts[order.get(position)][position]++;
            }
        }
        double expected = (double) seeds / n;
        for (int[] expert : counts) {
            double chiSquare = 0;
            for (int count : expert) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            // Six degrees of freedom: p = 0.001 is 22.46.
            assertThat(chiSquare).isLessThan(22.46);
        }
    }

    @Test
    void fiveHundredExpertsAreSeatedAtOnce() {
        List<Candidate> table = IntStream.range(0, 500)
                .mapToObj(i -> new Candidate("A" + i % 6, "R" + i % 14, "U" + i % 97))
                .toList();
        DrawParams params = new DrawParams(
                500,
                List.of(new QuotaLine("A0", "*", 4), new QuotaLine("A1", "*", 3), new QuotaLine("A2", "R2", 2)),
                2,
                1);

        Optional<Selection.Outcome> outcome = new Selection(params, table, Permutation.of(Hash.of(), 500)).first();

        assertThat(outcome.orElseThrow().committee().seats()).hasSize(9);
    }

    /** The scan of §3.10, with "completable" answered by trying everything. */
    private static Committee greedyByBruteForce(Pool pool) {
        Committee committee = Committee.empty();
        Set<Integer> passed = new HashSet<>();
        for (int index : pool.order()) {
            passed.add(index);
            Committee extended = committee;
            for (int line = 0; line < pool.params().quotas().size() && extended == committee; line++) {
                Committee with = committee.with(index, line);
                if (lawful(pool, with) && completable(pool, with, passed)) {
                    extended = with;
                }
            }
            committee = extended;
        }
        return committee;
    }

    private static boolean completable(Pool pool, Committee committee, Set<Integer> passed) {
        if (committee.seats().size() == pool.params().seats()) {
            return true;
        }
        for (int index = 0; index < pool.table().size(); index++) {
            if (passed.contains(index) || committee.has(index)) {
                continue;
            }
            for (int line = 0; line < pool.params().quotas().size(); line++) {
                Committee with = committee.with(index, line);
                Set<Integer> without = new HashSet<>(passed);
                without.add(index);
                if (lawful(pool, with) && completable(pool, with, without)) {
                    return true;
                }
            }
            passed = new HashSet<>(passed);
            passed.add(index);
        }
        return false;
    }

    private static boolean exists(Pool pool, Committee committee, int from) {
        if (committee.seats().size() == pool.params().seats()) {
            return true;
        }
        for (int index = from; index < pool.table().size(); index++) {
            for (int line = 0; line < pool.params().quotas().size(); line++) {
                Committee with = committee.with(index, line);
                if (lawful(pool, with) && exists(pool, with, index + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean lawful(Pool pool, Committee committee) {
        Map<String, Integer> counts = new HashMap<>();
        for (Committee.Seat seat : committee.seats()) {
            Candidate candidate = pool.table().get(seat.index());
            QuotaLine line = pool.params().quotas().get(seat.line());
            boolean allowed = line.specialty().equals(candidate.specialty())
                    && (line.region().equals("*") || line.region().equals(candidate.region()))
                    && counts.merge("line" + seat.line(), 1, Integer::sum) <= line.seats()
                    && counts.merge("r" + candidate.region(), 1, Integer::sum)
                            <= pool.params().maxPerRegion()
                    && counts.merge("e" + candidate.employer(), 1, Integer::sum)
                            <= pool.params().maxPerEmployer();
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
