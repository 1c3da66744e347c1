package cn.ggzy.platform.core.shared;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One listener with a queue and a thread of its own: a slow one holds up nobody, one that stays behind is let go and asks again. */
final class LiveStream {
    private static final int WAITING = 64;

    private final BlockingQueue<SseEventBuilder> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Sink sink;
    private final Thread writer;

    /** Where the events go. */
    interface Sink {
        void send(SseEventBuilder event) throws IOException;

        void failed(Exception failure);
    }

    LiveStream(Sink sink) {
        this.sink = sink;
        this.writer = Thread.ofVirtual().name("live-stream").unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    /** Never waits; false when the listener is too far behind. */
    boolean offer(SseEventBuilder event) {
        return waiting.offer(event);
    }

    void stop() {
        writer.interrupt();
    }

    void write() {
        try {
            while (true) {
                sink.send(waiting.take()); // an interrupt that came before, even before the start, ends here
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sink.failed(e);
        } catch (IOException | IllegalStateException gone) {
            sink.failed(gone);
        }
    }
}
