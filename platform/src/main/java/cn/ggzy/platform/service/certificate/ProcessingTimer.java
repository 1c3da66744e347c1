package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.shared.Ticker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks the authorities again; its first round takes up what a crash left. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "onenet.timers", matchIfMissing = true)
class ProcessingTimer {
    @Bean
    Ticker certificateRequestsTicker(
            Processing processing, @Value("${onenet.certificates.ask-every:PT2S}") Duration every) {
        return new Ticker("certificate-requests", every, processing::round);
    }
}
