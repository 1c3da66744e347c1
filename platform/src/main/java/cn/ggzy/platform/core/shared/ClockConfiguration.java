package cn.ggzy.platform.core.shared;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock; it ticks in milliseconds because the contracts take no finer instants. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    static final ZoneId PROVINCE = ZoneId.of("Asia/Shanghai");

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(PROVINCE);
    }
}
