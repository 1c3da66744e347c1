package cn.ggzy.platform.core.shared;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events by topic; a page that missed one asks for the object itself. */
@Component
public class LiveStreams {
    private static final long LIFE = Duration.ofMinutes(30).toMillis();

    private final Map<String, Set<SseEmitter>> listeners = new ConcurrentHashMap<>();

    /** A new stream that starts with the object as it is now. */
    public SseEmitter open(String topic, String event, Object now) {
        SseEmitter emitter = new SseEmitter(LIFE);
        Set<SseEmitter> topicListeners = listeners.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet());
        topicListeners.add(emitter);
        emitter.onCompletion(() -> topicListeners.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> topicListeners.remove(emitter));
        send(emitter, SseEmitter.event().name(event).data(now));
        return emitter;
    }

    public void tell(String topic, String event, Object data) {
        listeners
                .getOrDefault(topic, Set.of())
                .forEach(emitter -> send(emitter, SseEmitter.event().name(event).data(data)));
    }

    /** Keeps proxies from closing a quiet stream, and finds the listeners that have gone. */
    @Scheduled(fixedDelay = 15_000)
    void beat() {
        listeners
                .values()
                .forEach(all ->
                        all.forEach(emitter -> send(emitter, SseEmitter.event().comment("beat"))));
    }

    private static void send(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }
}
