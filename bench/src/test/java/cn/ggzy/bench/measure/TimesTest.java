package cn.ggzy.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void aPercentileIsTheSmallestValueThatSoManyDoNotExceed() {
        Times times = new Times(LongStream.rangeClosed(1, 200)
                .map(TimeUnit.MILLISECONDS::toNanos)
                .boxed()
                .toList());

        assertThat(times.percentile(50)).isEqualTo(100);
        assertThat(times.percentile(99)).isEqualTo(198);
        assertThat(times.percentile(100)).isEqualTo(200);
    }

    @Test
    void withoutTimesThereIsNoPercentile() {
        assertThat(new Times(List.of()).percentile(50)).isNaN();
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Times.median(9, 1, 2, 4)).isEqualTo(3);
        assertThat(Times.median(9, 1, 2)).isEqualTo(2);
    }
}
