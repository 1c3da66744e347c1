package cn.ggzy.platform.trade.bid;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Settles what a crash left open; its first round is at the start of the application. */
@Component
@ConditionalOnProperty(name = "onenet.timers", matchIfMissing = true)
class SettlingTimer {
    private static final Logger LOG = LoggerFactory.getLogger(SettlingTimer.class);

    private final Settling settling;

    SettlingTimer(Settling settling) {
        this.settling = settling;
    }

    @Scheduled(fixedDelayString = "${onenet.trade.settle-every:PT5S}")
    void tick() {
        try {
            settling.settleAll();
        } catch (RuntimeException failure) {
            LOG.warn("settling round failed, next one follows", failure);
        }
    }
}
