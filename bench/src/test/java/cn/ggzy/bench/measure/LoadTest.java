package cn.ggzy.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void answersComeInTheOrderOfTheCallsAndEachCallIsMadeOnce() {
        List<Integer> answers = Load.closed(500, 16, i -> i);

        assertThat(answers).isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void noMoreThanSoManyAtATime() {
        AtomicInteger now = new AtomicInteger();

        List<Integer> seen = Load.closed(200, 3, i -> {
            int at = now.incrementAndGet();
            Thread.yield();
            now.decrementAndGet();
            return at;
        });

        assertThat(seen).allMatch(at -> at <= 3);
    }

    @Test
    void aSenderWaitsSinceItsMomentNotSinceItsTurn() {
        long[] moments = {0, TimeUnit.MILLISECONDS.toNanos(20)};

        List<Long> late = Load.open(moments, (i, due) -> System.nanoTime() - due);

        assertThat(late).allMatch(nanos -> nanos >= 0);
    }

    @Test
    void aFaultOfTheGeneratorIsNoMeasurement() {
        assertThatThrownBy(() -> Load.closed(3, 2, i -> {
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessageContaining("load generator");
    }
}
