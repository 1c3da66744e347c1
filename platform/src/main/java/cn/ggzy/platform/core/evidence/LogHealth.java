package cn.ggzy.platform.core.evidence;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How far the log has come, and how much waits. */
@Component("log")
class LogHealth implements HealthIndicator {
    private final LogRows rows;

    LogHealth(LogRows rows) {
        this.rows = rows;
    }

    @Override
    public Health health() {
        LogRows.Head head = rows.head();
        return Health.up()
                .withDetail("published", head.publishedSize())
                .withDetail("anchored", head.anchoredSize())
                .withDetail("waiting", rows.backlog())
                .build();
    }
}
