package cn.ggzy.platform.practice;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.certificate.CaPort;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The practice authorities as the certificate room is connected with them: two answer at once, one has a queue. */
@Configuration(proxyBeanMethods = false)
@PracticeMode
public class PracticeAuthorities {
    private static final String RSA = "practice-rsa";
    private static final String QUEUE = "practice-sm2";
    private static final String CHAIN = "practice-sm2-chain";

    private final Map<String, Faults> faults = Map.of(RSA, new Faults(), QUEUE, new Faults(), CHAIN, new Faults());

    /** To make one of them misbehave. */
    public Faults faults(String id) {
        Faults found = faults.get(id);
        if (found == null) {
            throw RuleViolation.unknown("practice.unknown-authority", Map.of("authority", id));
        }
        return found;
    }

    @Bean
    CaPort promptRsaAuthority(PracticeProvince province, @Value("${onenet.data}/practice") Path folder, Clock clock) {
        return prompt(RSA, province, folder, clock);
    }

    @Bean
    CaPort promptSm2Authority(PracticeProvince province, @Value("${onenet.data}/practice") Path folder, Clock clock) {
        return prompt(CHAIN, province, folder, clock);
    }

    @Bean
    CaPort queueSm2Authority(
            PracticeProvince province,
            @Value("${onenet.data}/practice") Path folder,
            @Value("${onenet.practice.approval:PT10S}") Duration approval,
            Clock clock) {
        OrderBook book = book(QUEUE, folder);
        return new QueueCa(
                QUEUE, province, book, new Counter(QUEUE, province, book, clock), faults(QUEUE), approval, clock);
    }

    private CaPort prompt(String id, PracticeProvince province, Path folder, Clock clock) {
        return new PromptCa(id, province, new Counter(id, province, book(id, folder), clock), faults(id));
    }

    private static OrderBook book(String id, Path folder) {
        return new OrderBook(folder.resolve("orders").resolve(id));
    }
}
