package cn.ggzy.platform.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TickerTests {
    @Test
    void oneThatHangsHoldsUpNoOther() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch rounds = new CountDownLatch(3);
        Ticker stuck = new Ticker("stuck", Duration.ofMillis(1), () -> await(hangs));
        Ticker due = new Ticker("due", Duration.ofMillis(1), rounds::countDown);
        try {
            stuck.start();
            due.start();

            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            hangs.countDown();
            stuck.stop();
            due.stop();
        }
    }

    @Test
    void aFailedRoundIsNotTheLast() throws Exception {
        CountDownLatch rounds = new CountDownLatch(2);
        Ticker failing = new Ticker("failing", Duration.ofMillis(1), () -> {
            rounds.countDown();
            throw new IllegalStateException("the chain is away");
        });
        try {
            failing.start();

            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            failing.stop();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
