package cn.ggzy.platform.core.identity.web;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** How often one address may do what needs no session, counted by the minute in Redis for all copies together. */
@Component
class Rates {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final int most;

    Rates(StringRedisTemplate redis, Clock clock, @Value("${onenet.limits.strangers-per-minute:120}") int most) {
        this.redis = redis;
        this.clock = clock;
        this.most = most;
    }

    void count(String what, String address) {
        long second = clock.instant().getEpochSecond();
        long window = second / WINDOW.toSeconds();
        String key = "onenet:rate:" + what + ":" + address + ":" + window;
        redis.opsForValue().setIfAbsent(key, "0", WINDOW.multipliedBy(2));
        Long times = redis.opsForValue().increment(key);
        if (times != null && times > most) {
            throw new RuleViolation(
                    RuleViolation.Kind.TOO_MANY,
                    "request.too-many",
                    Map.of("seconds", (window + 1) * WINDOW.toSeconds() - second));
        }
    }
}
