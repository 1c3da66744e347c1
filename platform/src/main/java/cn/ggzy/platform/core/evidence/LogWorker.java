package cn.ggzy.platform.core.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The three loops of the log: integrate and publish; anchor; ask witnesses again. Any copy may run them, row locks keep them in turn. */
@Component
class LogWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogWorker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Integrator integrator;
    private final Publisher publisher;
    private final Anchoring anchoring;
    private final Cosigning cosigning;
    private final Doorbells bells;
    private final Duration pace;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    LogWorker(
            Integrator integrator,
            Publisher publisher,
            Anchoring anchoring,
            Cosigning cosigning,
            Doorbells bells,
            @Value("${onenet.log.pace:200ms}") Duration pace) {
        this.integrator = integrator;
        this.publisher = publisher;
        this.anchoring = anchoring;
        this.cosigning = cosigning;
        this.bells = bells;
        this.pace = pace;
    }

    @Override
    public void start() {
        running = true;
        publisher.restore();
        threads.add(Thread.ofVirtual().name("log").start(() -> loop("log", bells.recorded, this::grow)));
        threads.add(Thread.ofVirtual().name("anchor").start(() -> loop("anchor", bells.published, this::anchor)));
        threads.add(Thread.ofVirtual().name("cosign").start(() -> loop("cosign", bells.anchored, this::cosign)));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private boolean grow() {
        int placed = integrator.placeNext();
        boolean published = publisher.publishNext();
        if (published) {
            bells.published.ring();
        }
        return placed == Integrator.BATCH;
    }

    private boolean anchor() throws Exception {
        if (anchoring.anchorNext()) {
            bells.anchored.ring();
        }
        return false;
    }

    private boolean cosign() throws Exception {
        cosigning.catchUp();
        return false;
    }

    /** One round whenever the bell rings, at most one per pace unless there is more to do, and one a second in any case. */
    private void loop(String name, Doorbell bell, Callable<Boolean> round) {
        while (running) {
            try {
                long seen = bell.rings();
                boolean more = round.call();
                if (!more) {
                    bell.await(seen, Duration.ofSeconds(1));
                    pause(pace);
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (!running) {
                    return;
                }
                LOG.warn("{} waits: {}", name, e.toString());
                try {
                    pause(AFTER_FAILURE);
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
