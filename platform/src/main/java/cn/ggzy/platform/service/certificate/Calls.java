package cn.ggzy.platform.service.certificate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every call of an authority is timed and noted; what is older than the page looks back is forgotten. */
@Component
class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int LONGEST_CODE = 64;

    private final CallRows rows;
    private final Clock clock;
    private final Duration kept;

    Calls(CallRows rows, Clock clock, @Value("${onenet.certificates.calls-kept:P30D}") Duration kept) {
        this.rows = rows;
        this.clock = clock;
        this.kept = kept;
    }

    /** Whatever goes wrong over there is an authority that is away. */
    <T> T measured(String ca, Operation operation, Supplier<T> call) {
        Instant at = clock.instant();
        long begin = System.nanoTime();
        try {
            T answer = call.get();
            if (answer instanceof CaAnswer.Refused refused) {
                note(ca, operation, at, begin, Call.End.REFUSED, refused.theirs());
            } else {
                note(ca, operation, at, begin, Call.End.ANSWERED, null);
            }
            return answer;
        } catch (CaAway away) {
            note(ca, operation, at, begin, Call.End.FAILED, away.getMessage());
            throw away;
        } catch (RuntimeException broken) {
            note(ca, operation, at, begin, Call.End.FAILED, broken.getClass().getSimpleName());
            LOG.warn("authority {} broke at {}", ca, operation, broken);
            throw new CaAway(broken.getClass().getSimpleName());
        }
    }

    private void note(String ca, Operation operation, Instant at, long begin, Call.End end, @Nullable String code) {
        int millis = (int) Duration.ofNanos(System.nanoTime() - begin).toMillis();
        String known = code == null ? null : code.substring(0, Math.min(code.length(), LONGEST_CODE));
        try {
            rows.insert(new Call(ca, operation, at, millis, end, known));
        } catch (DataAccessException e) {
            LOG.warn("call not noted ca={} operation={}: {}", ca, operation, e.getMessage());
        }
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        Instant before = clock.instant().minus(kept);
        int gone;
        do {
            gone = rows.forget(before);
        } while (gone > 0);
    }
}
