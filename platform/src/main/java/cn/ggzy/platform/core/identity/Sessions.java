package cn.ggzy.platform.core.identity;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Who is signed in, in Redis under the digest of the token: losing Redis signs everybody out and loses nothing else. */
@Component
public class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration LIFE = Duration.ofHours(8);
    /** The 2 is the form of what is kept: sessions of an older form are unknown, so their people sign in again. */
    private static final String KEY = "onenet:session2:";

    private static final String ENDED = "onenet:session-ended:";

    private final StringRedisTemplate redis;
    private final CertificateStanding standing;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(StringRedisTemplate redis, CertificateStanding standing, ApplicationEventPublisher events, Clock clock) {
        this.redis = redis;
        this.standing = standing;
        this.events = events;
        this.clock = clock;
    }

    /** A new session's token; it is told once and never stored. */
    String open(Account account, SignedBytes signature) {
        String token = Ids.randomHex(32);
        Kept kept = new Kept(account, signature.certificate(), signature.chain());
        Duration life = Duration.between(
                clock.instant(),
                Certificates.parse(kept.certificate()).getNotAfter().toInstant());
        redis.opsForValue().set(key(token), CanonicalJson.of(kept), life.compareTo(LIFE) < 0 ? life : LIFE);
        events.publishEvent(new SessionOpened(account, signature.certificate(), signature.chain()));
        return token;
    }

    /** The session's account, while its certificate stands: it ends with the certificate, by time or by revocation. */
    public Optional<Account> find(String token) {
        return Optional.ofNullable(redis.opsForValue().get(key(token)))
                .map(json -> CanonicalJson.MAPPER.readValue(json, Kept.class))
                .filter(kept -> stands(token, kept))
                .map(Kept::account);
    }

    private boolean stands(String token, Kept kept) {
        Optional<String> fallen = standing.fallen(kept.account().id(), kept.certificate(), kept.chain());
        fallen.ifPresent(code -> {
            LOG.info(
                    "session ended with its certificate account={} code={}",
                    kept.account().id(),
                    code);
            close(token);
            redis.opsForValue().set(ended(token), code, LIFE);
        });
        return fallen.isEmpty();
    }

    /** Why a session ended before its time, as the code of the refusal: its person shall hear that, and not only that he is signed out. */
    public Optional<String> endedBecause(String token) {
        return Optional.ofNullable(redis.opsForValue().get(ended(token)));
    }

    private static String ended(String token) {
        return ENDED + Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    /** What a session remembers. */
    private record Kept(Account account, byte[] certificate, List<byte[]> chain) {}

    void close(String token) {
        redis.delete(key(token));
    }

    private static String key(String token) {
        return KEY + Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
