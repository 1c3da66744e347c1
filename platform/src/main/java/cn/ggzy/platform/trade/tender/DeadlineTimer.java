package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.Ticker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fired by the clock alone, never by an operator; on a thread of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "onenet.timers", matchIfMissing = true)
class DeadlineTimer {
    @Bean
    Ticker deadlineTicker(Deadlines deadlines, @Value("${onenet.trade.close-every:PT0.5S}") Duration every) {
        return new Ticker("deadline", every, deadlines::closeDue);
    }

    /** Its first round is at the start: what a crash left between chain and database. */
    @Bean
    Ticker tenderMirrorTicker(Deadlines deadlines, @Value("${onenet.trade.mirror-every:PT30S}") Duration every) {
        return new Ticker("tender-mirror", every, deadlines::mirror);
    }
}
