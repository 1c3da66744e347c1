package cn.ggzy.platform.service.mediumless;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Every step of a key with its outcome, in a row and in the log. The fact's subject is a random number and its object stays here: who has
 * signed something, and when, can be a secret before opening (招标投标法 第三十七条).
 */
@Component
class Audit {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HolderRows rows;
    private final Evidence evidence;
    private final AtomicSteps steps;
    private final Clock clock;
    private final int most;

    Audit(
            HolderRows rows,
            Evidence evidence,
            AtomicSteps steps,
            Clock clock,
            @Value("${onenet.mediumless.steps-per-minute:60}") int most) {
        this.rows = rows;
        this.evidence = evidence;
        this.steps = steps;
        this.clock = clock;
        this.most = most;
    }

    /** Does the step, and notes it whatever comes of it; a key that is used too often does nothing. */
    <T> T noted(String key, String step, String session, String digest, Supplier<T> act) {
        if (rows.stepsSince(key, clock.instant().minus(MINUTE)) >= most) {
            throw new RuleViolation(RuleViolation.Kind.TOO_MANY, "mediumless.too-often", Map.of());
        }
        try {
            T result = Refusals.translated(act);
            note(key, step, session, digest, "done");
            return result;
        } catch (RuleViolation refusal) {
            note(key, step, session, digest, refusal.code());
            throw refusal;
        }
    }

    private void note(String key, String step, String session, String digest, String outcome) {
        String id = Ids.randomHex(16);
        Instant now = clock.instant();
        Map<String, Object> object =
                Map.of("id", id, "key", key, "step", step, "session", session, "digest", digest, "outcome", outcome);
        steps.run(() -> {
            String number = evidence.append(new Fact("mediumless.step", "mediumless-step/" + id, object, "mediumless"))
                    .value();
            rows.addStep(new StepRow(id, key, step, session, digest, outcome, now, number));
        });
    }
}
