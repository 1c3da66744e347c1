package cn.ggzy.platform.core.shared;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does one thing again and again on a thread of its own, so that nobody else's slow work makes it late; a round that fails is followed by the next. */
public final class Ticker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private @Nullable ScheduledExecutorService thread;

    /** @param pause from the end of one round to the next */
    public Ticker(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        own.scheduleWithFixedDelay(this::tick, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        thread = own;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void tick() {
        try {
            round.run();
        } catch (RuntimeException failure) {
            LOG.warn("round of {} failed, next one follows", name, failure);
        }
    }
}
