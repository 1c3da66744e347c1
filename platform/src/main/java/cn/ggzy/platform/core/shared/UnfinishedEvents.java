package cn.ggzy.platform.core.shared;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

/** What a room could not do with another's event is tried again while the platform runs, not only when it starts again. */
@Configuration(proxyBeanMethods = false)
class UnfinishedEvents {
    @Bean
    Ticker unfinishedEventsTicker(
            IncompleteEventPublications unfinished,
            @Value("${onenet.events.again-every:PT5S}") Duration every,
            @Value("${onenet.events.again-after:PT10S}") Duration age) {
        ResubmissionOptions failed = ResubmissionOptions.defaults().withMinAge(age);
        return new Ticker("unfinished-events", every, () -> unfinished.resubmitIncompletePublications(failed));
    }
}
