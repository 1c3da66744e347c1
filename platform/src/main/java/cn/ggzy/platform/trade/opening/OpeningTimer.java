package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.shared.Ticker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The window ends by the clock, never by an agent's button; on a thread of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "onenet.timers", matchIfMissing = true)
class OpeningTimer {
    @Bean
    Ticker openingTicker(OpeningJobs jobs, @Value("${onenet.trade.opening-every:PT1S}") Duration every) {
        return new Ticker("opening", every, jobs::round);
    }
}
