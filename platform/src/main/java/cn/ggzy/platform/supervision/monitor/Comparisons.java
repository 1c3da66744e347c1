package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.evidence.EvidencedRows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** The daily comparison (R2.5): a direct change in the database is found and named. */
@Service
public class Comparisons {
    private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);
    private static final int SHOWN = 30;

    private final List<EvidencedRows> tables;
    private final RowCheck rowCheck;
    private final LogCheck logCheck;
    private final ComparisonRows rows;
    private final Clock clock;

    Comparisons(List<EvidencedRows> tables, RowCheck rowCheck, LogCheck logCheck, ComparisonRows rows, Clock clock) {
        this.tables = tables;
        this.rowCheck = rowCheck;
        this.logCheck = logCheck;
        this.rows = rows;
        this.clock = clock;
    }

    /** Looks at every evidenced row and every fact; at night, or when a supervisor asks. */
    public Comparison run() {
        Instant started = clock.instant();
        List<Difference> differences = new ArrayList<>();
        AtomicLong looked = new AtomicLong();
        for (EvidencedRows table : tables) {
            table.each(row -> {
                looked.incrementAndGet();
                differences.addAll(rowCheck.check(table.table(), row));
            });
        }
        differences.addAll(logCheck.check());
        Comparison comparison = new Comparison(0, started, clock.instant(), looked.get(), logCheck.size(), differences);
        rows.insert(ComparisonRow.of(comparison));
        LOG.info(
                "comparison done rows={} facts={} differences={}",
                looked.get(),
                comparison.facts(),
                differences.size());
        return comparison;
    }

    /** The newest runs first. */
    public List<Comparison> newest() {
        return rows.newest(SHOWN).stream().map(ComparisonRow::comparison).toList();
    }

    @Scheduled(cron = "0 30 2 * * *", zone = "Asia/Shanghai")
    void nightly() {
        run();
    }
}
