package cn.ggzy.platform.trade.opening;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The window ends by the clock, never by an agent's button. */
@Component
@ConditionalOnProperty(name = "onenet.timers", matchIfMissing = true)
class OpeningTimer {
    private static final Logger LOG = LoggerFactory.getLogger(OpeningTimer.class);

    private final OpeningJobs jobs;

    OpeningTimer(OpeningJobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(fixedDelayString = "${onenet.trade.opening-every:PT1S}")
    void tick() {
        try {
            jobs.round();
        } catch (RuntimeException failure) {
            LOG.warn("opening round failed, next one follows", failure);
        }
    }
}
