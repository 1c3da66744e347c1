package cn.ggzy.platform.trade.tender;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Fired by the clock alone, never by an operator. */
@Component
@ConditionalOnProperty(name = "onenet.timers", matchIfMissing = true)
class DeadlineTimer {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineTimer.class);

    private final Deadlines deadlines;

    DeadlineTimer(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Scheduled(fixedDelayString = "${onenet.trade.close-every:PT0.5S}")
    void tick() {
        try {
            deadlines.closeDue();
        } catch (RuntimeException failure) {
            LOG.warn("closing round failed, next one follows", failure);
        }
    }
}
