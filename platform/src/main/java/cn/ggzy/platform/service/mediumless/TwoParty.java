package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.cosign.CosignServer;
import cn.ggzy.ca.cosign.StandardServer;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server's part of the protocol over durable storage; a licensed authority's service may stand here instead. */
@Configuration(proxyBeanMethods = false)
class TwoParty {
    @Bean
    CosignServer cosignServer(
            StoredKeys keys,
            StoredSessions sessions,
            StoredPins pins,
            StoredMeter meter,
            Showable display,
            Clock clock) {
        return new StandardServer(
                new StandardServer.Ports(keys, sessions, pins, meter, display), new SecureRandom(), clock::instant);
    }
}
