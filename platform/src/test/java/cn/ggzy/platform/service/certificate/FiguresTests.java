package cn.ggzy.platform.service.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aPercentileIsAnAnswerTimeThatOccurred() {
        List<Call> calls = IntStream.rangeClosed(1, 100)
                .mapToObj(millis -> call(millis, Call.End.ANSWERED, NOW.minusSeconds(60)))
                .toList();

        assertThat(Figures.of(calls, NOW, DAY).times()).isEqualTo(new Figures.Times(50, 90, 99));
        assertThat(Figures.of(calls.subList(0, 1), NOW, DAY).times()).isEqualTo(new Figures.Times(1, 1, 1));
    }

    @Test
    void whatFailedCountsAgainstTheAuthorityAndARefusalDoesNot() {
        Figures figures = Figures.of(
                List.of(
                        call(10, Call.End.ANSWERED, NOW.minusSeconds(3)),
                        call(20, Call.End.REFUSED, NOW.minusSeconds(2)),
                        call(30_000, Call.End.FAILED, NOW.minusSeconds(1)),
                        call(10, Call.End.ANSWERED, NOW.minusSeconds(4))),
                NOW,
                DAY);

        assertThat(figures.answeredShare()).isEqualTo(0.75);
        assertThat(figures.times().p99()).isEqualTo(20);
        assertThat(figures.lastFailure()).isEqualTo(NOW.minusSeconds(1));
        assertThat(figures.lastAnswer()).isEqualTo(NOW.minusSeconds(2));
    }

    @Test
    void whereNobodyCalledNothingIsSaid() {
        Figures figures = Figures.of(List.of(), NOW, DAY);

        assertThat(figures.answeredShare()).isNull();
        assertThat(figures.times()).isEqualTo(new Figures.Times(null, null, null));
        assertThat(figures.hours()).hasSize(24);
    }

    @Test
    void eachCallIsInTheHourInWhichItBegan() {
        Figures figures = Figures.of(
                List.of(
                        call(1, Call.End.ANSWERED, NOW.minus(DAY)),
                        call(1, Call.End.FAILED, NOW.minus(Duration.ofHours(1))),
                        call(1, Call.End.ANSWERED, NOW.minusMillis(1))),
                NOW,
                DAY);

        assertThat(figures.hours().getFirst().calls()).isEqualTo(1);
        assertThat(figures.hours().getLast().calls()).isEqualTo(2);
        assertThat(figures.hours().getLast().failed()).isEqualTo(1);
    }

    private static Call call(int millis, Call.End end, Instant at) {
        return new Call("practice-rsa", Operation.CRL, at, millis, end, null);
    }
}
