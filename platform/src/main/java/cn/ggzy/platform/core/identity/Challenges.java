package cn.ggzy.platform.core.identity;

import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Challenges of two minutes and one use. */
@Component
class Challenges {
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final String KEY = "onenet:challenge:";
    private static final Pattern FORM =
            Pattern.compile("GGZY-LOGIN-1\norigin: [^\n]{1,200}\ntime: [^\n]{1,40}\nchallenge: ([0-9a-f]{32})");

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final Origins origins;

    Challenges(StringRedisTemplate redis, Clock clock, Origins origins) {
        this.redis = redis;
        this.clock = clock;
        this.origins = origins;
    }

    /** For the server as the caller addressed it: the caller signs for no other (see {@link Origins}). */
    Challenge make(String host, int port) {
        String origin = origins.of(host, port);
        Instant now = clock.instant();
        String id = Ids.randomHex(16);
        String text = String.join("\n", "GGZY-LOGIN-1", "origin: " + origin, "time: " + now, "challenge: " + id);
        redis.opsForValue().set(KEY + id, text, LIFE);
        return new Challenge(id, text, now.plus(LIFE));
    }

    /** The text, which stays. */
    String look(String id) {
        String text = redis.opsForValue().get(KEY + Ids.checkedTicket(id));
        if (text == null) {
            throw usedUp();
        }
        return text;
    }

    boolean isOurs(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() && text.equals(redis.opsForValue().get(KEY + form.group(1)));
    }

    /** The text, once. */
    String use(String id) {
        String text = redis.opsForValue().getAndDelete(KEY + Ids.checkedTicket(id));
        if (text == null) {
            throw usedUp();
        }
        return text;
    }

    private static RuleViolation usedUp() {
        return new RuleViolation(RuleViolation.Kind.UNAUTHENTICATED, "identity.challenge-used-up", Map.of());
    }
}
