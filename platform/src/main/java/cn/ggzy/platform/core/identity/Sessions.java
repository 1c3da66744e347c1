package cn.ggzy.platform.core.identity;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Who is signed in, in Redis under the digest of the token: losing Redis signs everybody out and loses nothing else. */
@Component
public class Sessions {
    private static final Duration LIFE = Duration.ofHours(8);
    private static final String KEY = "onenet:session:";

    private final StringRedisTemplate redis;

    Sessions(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** A new session's token; it is told once and never stored. */
    String open(Account account) {
        String token = Ids.randomHex(32);
        redis.opsForValue().set(key(token), CanonicalJson.of(account), LIFE);
        return token;
    }

    public Optional<Account> find(String token) {
        return Optional.ofNullable(redis.opsForValue().get(key(token)))
                .map(json -> CanonicalJson.MAPPER.readValue(json, Account.class));
    }

    void close(String token) {
        redis.delete(key(token));
    }

    private static String key(String token) {
        return KEY + Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
