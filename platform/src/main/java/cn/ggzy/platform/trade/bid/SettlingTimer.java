package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.shared.Ticker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settles what a crash left open; its first round is at the start of the application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "onenet.timers", matchIfMissing = true)
class SettlingTimer {
    @Bean
    Ticker settlingTicker(Settling settling, @Value("${onenet.trade.settle-every:PT5S}") Duration every) {
        return new Ticker("settling", every, settling::settleAll);
    }
}
