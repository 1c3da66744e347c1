package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.PublishedLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** The daily comparison (R2.5): a direct change in the database or in the store is found and named. */
@Service
public class Comparisons {
    private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);
    private static final int SHOWN = 30;

    private final List<EvidencedRows> tables;
    private final PublishedLog log;
    private final LogCheck logCheck;
    private final TableWalk tableWalk;
    private final ContractCheck contractCheck;
    private final FileCheck fileCheck;
    private final ComparisonRows rows;
    private final Clock clock;

    Comparisons(
            List<EvidencedRows> tables,
            PublishedLog log,
            LogCheck logCheck,
            TableWalk tableWalk,
            ContractCheck contractCheck,
            FileCheck fileCheck,
            ComparisonRows rows,
            Clock clock) {
        this.tables = tables;
        this.log = log;
        this.logCheck = logCheck;
        this.tableWalk = tableWalk;
        this.contractCheck = contractCheck;
        this.fileCheck = fileCheck;
        this.rows = rows;
        this.clock = clock;
    }

    /** From the log to the rows, from the rows to the log, to the contracts and to the files; at night, or when a supervisor asks. */
    public Comparison run() {
        Instant started = clock.instant();
        PublishedLog.Anchored anchored = log.anchored();
        Findings findings = new Findings();
        List<NewestFacts> newest = tables.stream().map(NewestFacts::new).toList();
        logCheck.check(anchored, fact -> newest.forEach(table -> table.see(fact)))
                .forEach(findings::add);
        tableWalk.walk(anchored.size(), newest, findings);
        ContractCheck.Result contracts = contractCheck.check();
        contracts.differences().forEach(findings::add);
        FileCheck.Result files = fileCheck.check(findings.files(), rows.nextFile());
        files.differences().forEach(findings::add);
        Comparison comparison = new Comparison(
                0,
                started,
                clock.instant(),
                findings.compared(),
                anchored.size(),
                findings.withoutEvidence(),
                contracts.rows(),
                files.files(),
                files.octets(),
                files.left(),
                findings.differences());
        rows.insert(ComparisonRow.of(comparison, files.next()));
        LOG.info(
                "comparison done rows={} facts={} contracts={} files={} left={} unevidenced={} differences={}",
                comparison.compared(),
                comparison.facts(),
                comparison.contracts(),
                comparison.files(),
                comparison.filesLeft(),
                comparison.withoutEvidence(),
                comparison.differences().size());
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
