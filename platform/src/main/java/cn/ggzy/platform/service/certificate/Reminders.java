package cn.ggzy.platform.service.certificate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells in time that a certificate ends: once at each threshold, never for one that is replaced already. */
@Component
class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final HeldRows rows;
    private final List<Integer> thresholds;
    private final Clock clock;

    Reminders(
            HeldRows rows, @Value("${onenet.certificates.remind-days:90,30,7}") List<Integer> thresholds, Clock clock) {
        this.rows = rows;
        this.thresholds = thresholds.stream().sorted().toList();
        this.clock = clock;
    }

    /** A day's new reminders. */
    @Scheduled(cron = "0 10 3 * * *", zone = "Asia/Shanghai")
    void round() {
        Instant now = clock.instant();
        Duration farthest = Duration.ofDays(Collections.max(thresholds));
        rows.ending(now, now.plus(farthest)).forEach(this::remind);
    }

    void remind(Held held) {
        due(held)
                .filter(days -> rows.remind(held.digest(), days, clock.instant()) == 1)
                .ifPresent(days -> LOG.info("certificate ends certificate={} within-days={}", held.digest(), days));
    }

    /** The closest threshold that the certificate has come to; none when it ends later, has ended, or is replaced or gone. */
    Optional<Integer> due(Held held) {
        Instant now = clock.instant();
        if (held.standing() != Standing.GOOD || held.replacedBy() != null || !now.isBefore(held.notAfter())) {
            return Optional.empty();
        }
        return thresholds.stream()
                .filter(days -> !now.plus(Duration.ofDays(days)).isBefore(held.notAfter()))
                .findFirst();
    }
}
