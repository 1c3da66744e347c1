package cn.ggzy.platform.core.shared;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

class LiveStreamsTests {
    private final LiveStreams streams = new LiveStreams(2);

    @Test
    void aListenerThatDoesNotReadHoldsUpNobodyAndIsLetGo() throws Exception {
        Reader stuck = new Reader(new CountDownLatch(1), 1);
        Reader reader = new Reader(new CountDownLatch(0), 1);
        streams.join("hall", stuck);
        for (int i = 0; i < 200; i++) {
            streams.tell("hall", "opening", "now");
        }
        streams.beat();

        streams.join("hall", reader);
        streams.join("hall", new Reader(new CountDownLatch(0), 1));
        streams.tell("hall", "opening", "now");

        assertThat(reader.got.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stuck.failed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamStoppedBeforeItsWriterRanTellsItsListenerToo() {
        Reader reader = new Reader(new CountDownLatch(0), 1);
        LiveStream stream = new LiveStream(reader);

        Thread.currentThread().interrupt();
        stream.write();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reader.failed.getCount()).isZero();
    }

    @Test
    void oneStreamTooManyIsRefusedWithACode() {
        streams.join("hall", new Reader(new CountDownLatch(0), 1));
        streams.join("hall", new Reader(new CountDownLatch(0), 1));

        refused("request.too-many-streams", () -> streams.open("hall", "opening", "now"));
    }

    /** Reads when it is let, and counts. */
    private static final class Reader implements LiveStream.Sink {
        private final CountDownLatch may;
        private final CountDownLatch got;
        private final CountDownLatch failed = new CountDownLatch(1);

        Reader(CountDownLatch may, int events) {
            this.may = may;
            this.got = new CountDownLatch(events);
        }

        @Override
        public void send(SseEventBuilder event) {
            try {
                may.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            got.countDown();
        }

        @Override
        public void failed(Exception failure) {
            failed.countDown();
        }
    }
}
