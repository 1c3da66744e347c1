package cn.ggzy.platform.core.shared;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events by topic; a page that missed one asks for the object itself. Telling never waits for a listener. */
@Component
public class LiveStreams {
    private static final long LIFE = Duration.ofMinutes(30).toMillis();

    private final Map<String, Set<LiveStream>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final int most;

    LiveStreams(@Value("${onenet.streams.most:5000}") int most) {
        this.most = most;
    }

    /** A new stream that starts with the object as it is now. */
    public SseEmitter open(String topic, String event, Object now) {
        SseEmitter emitter = new SseEmitter(LIFE);
        LiveStream stream = join(topic, new Answer(emitter));
        emitter.onCompletion(() -> leave(topic, stream));
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> leave(topic, stream));
        stream.offer(SseEmitter.event().name(event).data(now));
        return emitter;
    }

    public void tell(String topic, String event, Object data) {
        listeners
                .getOrDefault(topic, Set.of())
                .forEach(stream ->
                        give(topic, stream, SseEmitter.event().name(event).data(data)));
    }

    /** Keeps proxies from closing a quiet stream, and finds the listeners that have gone. */
    @Scheduled(fixedDelay = 15_000)
    void beat() {
        listeners.forEach((topic, streams) ->
                streams.forEach(stream -> give(topic, stream, SseEmitter.event().comment("beat"))));
    }

    LiveStream join(String topic, LiveStream.Sink sink) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            throw new RuleViolation(RuleViolation.Kind.TOO_MANY, "request.too-many-streams", Map.of("most", most));
        }
        LiveStream stream = new LiveStream(sink);
        listeners.compute(topic, (t, streams) -> {
            Set<LiveStream> all = streams == null ? ConcurrentHashMap.newKeySet() : streams;
            all.add(stream);
            return all;
        });
        stream.start();
        return stream;
    }

    private void give(String topic, LiveStream stream, SseEmitter.SseEventBuilder event) {
        if (!stream.offer(event)) {
            leave(topic, stream);
        }
    }

    private void leave(String topic, LiveStream stream) {
        listeners.computeIfPresent(topic, (t, streams) -> {
            if (streams.remove(stream)) {
                open.decrementAndGet();
                stream.stop();
            }
            return streams.isEmpty() ? null : streams;
        });
    }

    /** The answer to one request. */
    private record Answer(SseEmitter emitter) implements LiveStream.Sink {
        @Override
        public void send(SseEmitter.SseEventBuilder event) throws IOException {
            emitter.send(event);
        }

        @Override
        public void failed(Exception failure) {
            emitter.completeWithError(failure);
        }
    }
}
