package cn.ggzy.platform.core.identity;

import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether a certificate that has signed in still stands; judged anew every few seconds, remembered in between. */
@Component
class CertificateStanding {
    private static final int REMEMBERED = 20_000;
    /** An authority whose list is late signs nobody out: the next sign-in and every act are judged strictly. */
    private static final Set<String> ENDS = Set.of("act.revoked", "act.expired", "act.untrusted-ca");

    private final CertificateJudge judge;
    private final RevocationLists revocation;
    private final Clock clock;
    private final Duration fresh;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<String> fallen, Instant judged) {}

    CertificateStanding(
            CertificateJudge judge,
            RevocationLists revocation,
            Clock clock,
            @Value("${onenet.sessions.judged-every:PT15S}") Duration fresh) {
        this.judge = judge;
        this.revocation = revocation;
        this.clock = clock;
        this.fresh = fresh;
    }

    /** Why it does not stand any more, as the code of the refusal; nothing while it does. */
    Optional<String> fallen(String id, byte[] certificate, List<byte[]> chain) {
        Instant now = clock.instant();
        Known last = known.get(id);
        if (last != null && now.isBefore(last.judged().plus(fresh))) {
            return last.fallen();
        }
        Optional<String> fallen = judged(certificate, chain, now);
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(id, new Known(fallen, now));
        return fallen;
    }

    private Optional<String> judged(byte[] certificate, List<byte[]> chain, Instant now) {
        try {
            judge.holder(certificate, chain, revocation.newest(), now, Purpose.LOGIN);
            return Optional.empty();
        } catch (RuleViolation refusal) {
            return Optional.of(refusal.code()).filter(ENDS::contains);
        }
    }
}
