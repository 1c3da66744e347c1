package cn.ggzy.platform.service.draw;

import cn.ggzy.platform.core.shared.Ticker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks after draws that a crash left behind; its first round is at the start of the application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "onenet.timers", matchIfMissing = true)
class DrawTimer {
    @Bean
    Ticker drawRecoveryTicker(DrawRecovery recovery, @Value("${onenet.draw.recover-every:PT15S}") Duration every) {
        return new Ticker("draw-recovery", every, recovery::round);
    }
}
