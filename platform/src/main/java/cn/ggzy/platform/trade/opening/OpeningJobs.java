package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.tender.TenderId;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The work behind the hall: decryptions side by side, one for each processor, and the clock's part. */
@Component
class OpeningJobs {
    private static final Logger LOG = LoggerFactory.getLogger(OpeningJobs.class);

    private final Openings openings;
    private final OpeningRecords records;
    private final Judging judging;
    private final Hall hall;
    private final Clock clock;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));

    OpeningJobs(Openings openings, OpeningRecords records, Judging judging, Hall hall, Clock clock) {
        this.openings = openings;
        this.records = records;
        this.judging = judging;
        this.hall = hall;
        this.clock = clock;
    }

    @TransactionalEventListener
    void released(KeyReleased event) {
        workers.execute(() -> prepare(event.bid()));
    }

    @TransactionalEventListener
    void changed(HallChanged event) {
        hall.tell(new TenderId(event.tender()));
    }

    /** One round: closes whose opening did not begin, what a crash left, and what the clock ends. */
    void round() {
        openings.due().forEach(this::begin);
        records.unprepared(clock.instant()).forEach(entry -> workers.execute(() -> prepare(entry.bid())));
        openings.releasing().forEach(opening -> moveOn(opening.tender()));
        judgeReady();
    }

    private void begin(TenderId tender) {
        try {
            openings.beginDue(tender);
        } catch (RuleViolation later) {
            LOG.info("opening not begun, tried again tender={} code={}", tender, later.code());
        } catch (RuntimeException failure) {
            LOG.warn("opening not begun, tried again tender={}", tender, failure);
        }
    }

    private void prepare(BidId bid) {
        try {
            if (records.lease(records.entry(bid), clock.instant())) {
                judging.prepare(bid);
                judgeReady();
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn("bid not decrypted, tried again later bid={}", bid, failure);
        }
    }

    private void judgeReady() {
        records.ready(clock.instant()).forEach(entry -> workers.execute(() -> judge(entry.bid())));
    }

    private void judge(BidId bid) {
        try {
            if (records.lease(records.entry(bid), clock.instant())) {
                judging.judge(bid);
                moveOn(bid.lot().tender());
            }
        } catch (RuntimeException failure) {
            LOG.warn("opening not finished, tried again later bid={}", bid, failure);
        }
    }

    private void moveOn(TenderId tender) {
        try {
            openings.moveOn(tender);
        } catch (RuleViolation later) {
            LOG.info("opening not moved on tender={} code={}", tender, later.code());
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
