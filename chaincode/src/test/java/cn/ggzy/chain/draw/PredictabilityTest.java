package cn.ggzy.chain.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.ggzy.chain.draw.Predictability.Fault;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of §5. */
class PredictabilityTest {
    @ParameterizedTest
    @CsvSource({
        "10, 8.0, .500, .500",
        "18, 13.1, .278, .172",
        "30, 17.1, .167, .064",
        "68, 23.3, .074, .013",
        "100, 26.2, .050, .006"
    })
    void computesTheTable(int pool, double bits, double chance, double twoOfThree) {
        Predictability figures = Predictability.of(rule(5, pool), table(pool));

        assertThat(figures.committeesBits()).isCloseTo(bits, within(0.05));
        assertThat(figures.largestChance()).isCloseTo(chance, within(0.0005));
        assertThat(figures.twoOfThreeInsiders()).isCloseTo(twoOfThree, within(0.0005));
    }

    @Test
    void refusesPoolsThatAreEasyToGuess() {
        assertThat(Predictability.of(rule(5, 18), table(18)).faults())
                .containsExactly(Fault.THIN_STRATUM, Fault.LIKELY_MEMBER, Fault.LIKELY_INSIDERS);
        assertThat(Predictability.of(rule(5, 30), table(30)).faults()).containsExactly(Fault.LIKELY_INSIDERS);
        assertThat(Predictability.of(rule(5, 68), table(68)).faults()).isEmpty();
    }

    @Test
    void aThinLineIsNotHiddenByALargePool() {
        DrawParams params = new DrawParams(104, List.of(new QuotaLine("A", "*", 3), new QuotaLine("B", "*", 2)), 9, 9);
        List<Candidate> table = IntStream.range(0, 104)
                .mapToObj(i -> new Candidate(i < 100 ? "A" : "B", "r", "u" + i))
                .toList();

        assertThat(Predictability.of(params, table).faults()).contains(Fault.THIN_STRATUM, Fault.LIKELY_MEMBER);
    }

    private static DrawParams rule(int seats, int pool) {
        return new DrawParams(pool, List.of(new QuotaLine("A", "*", seats)), 9, 9);
    }

    private static List<Candidate> table(int pool) {
        return IntStream.range(0, pool)
                .mapToObj(i -> new Candidate("A", "r" + i % 5, "u" + i))
                .toList();
    }
}
