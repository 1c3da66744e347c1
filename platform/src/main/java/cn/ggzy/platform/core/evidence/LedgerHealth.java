package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the chain answers; a refusal by a contract is an answer. */
@Component("chain")
class LedgerHealth implements HealthIndicator {
    private final Ledger ledger;

    LedgerHealth(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Health health() {
        try {
            ledger.evaluate("trust", "read", Map.of());
            return up();
        } catch (RuleViolation e) {
            return e.kind() == RuleViolation.Kind.UNAVAILABLE
                    ? Health.down().withDetail("code", e.code()).build()
                    : up();
        }
    }

    private Health up() {
        return Health.up()
                .withDetail("channel", ledger.info().channel())
                .withDetail("simulator", ledger.info().simulator())
                .build();
    }
}
