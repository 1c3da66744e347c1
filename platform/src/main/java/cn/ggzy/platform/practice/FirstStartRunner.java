package cn.ggzy.platform.practice;

import cn.ggzy.platform.core.shared.RuleViolation;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Prepares the chain when the application starts, or as soon as the chain can be reached. */
@Component
@PracticeMode
class FirstStartRunner implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStartRunner.class);

    private final FirstStart first;
    private @Nullable Thread waiting;

    FirstStartRunner(FirstStart first) {
        this.first = first;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!prepared()) {
            waiting = Thread.ofVirtual().name("first-start").start(this::again);
        }
    }

    private boolean prepared() {
        try {
            first.prepare();
            return true;
        } catch (RuleViolation e) {
            LOG.warn("the chain is not prepared yet: {}", e.code());
            return false;
        }
    }

    private void again() {
        try {
            do {
                TimeUnit.SECONDS.sleep(2);
            } while (!prepared());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        Thread thread = waiting;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
