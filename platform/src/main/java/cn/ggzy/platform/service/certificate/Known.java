package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.platform.core.identity.SessionOpened;
import cn.ggzy.platform.core.identity.Verdicts;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The certificates that the platform knows: each one that signed in, and each one that it had issued. */
@Component
class Known {
    private static final Logger LOG = LoggerFactory.getLogger(Known.class);

    private final HeldRows rows;
    private final Verdicts verdicts;
    private final Reminders reminders;
    private final Clock clock;

    Known(HeldRows rows, Verdicts verdicts, Reminders reminders, Clock clock) {
        this.rows = rows;
        this.verdicts = verdicts;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** Whoever signs in shall hear at once that the certificate ends; a database that is away keeps nobody out. */
    @EventListener
    void signedIn(SessionOpened session) {
        try {
            reminders.remind(learn(session.certificate(), session.chain()));
        } catch (DataAccessException away) {
            LOG.warn("certificate not noted account={}: {}", session.account().id(), away.getMessage());
        }
    }

    /** As it is in the table, or as its verdict reads it now. */
    Held learn(byte[] certificate, List<byte[]> chain) {
        Instant now = clock.instant();
        Held seen =
                Held.of(certificate, chain, verdicts.of(certificate, chain, now, Purpose.SIGN), Medium.UNKNOWN, now);
        Held known = rows.find(seen.digest());
        if (known != null) {
            return known;
        }
        rows.insert(seen);
        return get(seen.digest());
    }

    Held get(String digest) {
        return find(digest).orElseThrow(() -> unknown(digest));
    }

    Optional<Held> find(String digest) {
        return Optional.ofNullable(rows.find(digest));
    }

    /** For a change: nobody else changes it meanwhile. */
    Held locked(String digest) {
        Held held = rows.lock(digest);
        if (held == null) {
            throw unknown(digest);
        }
        return held;
    }

    private static RuleViolation unknown(String digest) {
        return RuleViolation.unknown("certificate.unknown", Map.of("certificate", digest));
    }
}
