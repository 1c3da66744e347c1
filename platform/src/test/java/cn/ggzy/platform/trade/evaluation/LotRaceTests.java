package cn.ggzy.platform.trade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.service.draw.CommitteeSeated;
import cn.ggzy.platform.trade.Stage;
import cn.ggzy.platform.trade.tender.Fixtures;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderDraft;
import cn.ggzy.platform.trade.tender.TenderId;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Lots of one tender move side by side, and events come late, twice or before their time. */
@RoomTest
class LotRaceTests {
    private static final List<TenderState> OPENED =
            List.of(TenderState.OPEN, TenderState.CLOSED, TenderState.OPENING, TenderState.OPENED);

    private final Stage stage;
    private final Tenders tenders;
    private final Committees committees;
    private final EvaluationRecords evaluations;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final JdbcTemplate sql;

    @Autowired
    LotRaceTests(
            ApplicationContext context,
            Tenders tenders,
            Committees committees,
            EvaluationRecords evaluations,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            JdbcTemplate sql) {
        this.stage = new Stage(context);
        this.tenders = tenders;
        this.committees = committees;
        this.evaluations = evaluations;
        this.transaction = transaction;
        this.events = events;
        this.sql = sql;
    }

    @Test
    void twoLotsOfOneTenderAdvanceSideBySide() {
        TenderId id = twoLots(null).id();

        transaction.executeWithoutResult(status -> {
            tenders.find(id);
            CompletableFuture.runAsync(() -> tenders.advance(new LotId(id, "1"), TenderState.OPEN, "test"))
                    .join();
            tenders.advance(new LotId(id, "2"), TenderState.OPEN, "test");
        });

        assertThat(tenders.find(id).lots()).extracting(lot -> lot.state()).containsOnly(TenderState.OPEN);
    }

    @Test
    void aCommitteeSeatedWhileItsLotIsBeingOpenedDoesNotMissIt() {
        LotId lot = new LotId(twoLots(null).id(), "1");
        OPENED.subList(0, 3).forEach(state -> tenders.advance(lot, state, "test"));
        CommitteeSeated seated = seated(lot.tender().value(), lot.lot());

        transaction.executeWithoutResult(status -> {
            tenders.advance(lot, TenderState.OPENED, "test");
            committees.seat(seated);
            letItCome(lot);
        });

        Stage.await(() -> evaluations.find(lot).isPresent());
        Stage.await(() -> evaluations.get(lot).state() == EvaluationState.SCORING);
        assertThat(tenders.lot(lot).state()).isEqualTo(TenderState.EVALUATING);
    }

    @Test
    void whatAListenerCouldNotDoIsTriedAgainWhileThePlatformRuns() {
        String id = "T-" + Ids.randomHex(8);
        transaction.executeWithoutResult(status -> events.publishEvent(seated(id, "1")));
        Stage.await(() -> count("status = 'FAILED'", id) + count("completion_attempts > 1", id) > 0);

        LotId lot = new LotId(twoLots(id).id(), "1");
        OPENED.forEach(state -> tenders.advance(lot, state, "test"));

        Stage.await(() -> evaluations.find(lot).isPresent());
        assertThat(evaluations.get(lot).state()).isEqualTo(EvaluationState.SCORING);
        assertThat(tenders.lot(lot).state()).isEqualTo(TenderState.EVALUATING);
    }

    @Test
    void aCommitteeThatIsSeatedTwiceSitsOnceWhateverHasBeenWrittenMeanwhile() {
        LotId lot = new LotId(twoLots(null).id(), "1");
        OPENED.forEach(state -> tenders.advance(lot, state, "test"));
        CommitteeSeated seated = seated(lot.tender().value(), lot.lot());
        tell(seated, 1);
        sql.update(
                "update evaluation set state = 'REPORTED' where tender = ? and lot = '1'",
                lot.tender().value());

        tell(seated, 2);

        assertThat(evaluations.get(lot).state()).isEqualTo(EvaluationState.REPORTED);
        transaction.executeWithoutResult(
                status -> assertThat(evaluations.seats(lot)).hasSize(1));
    }

    private void tell(CommitteeSeated seated, int times) {
        transaction.executeWithoutResult(status -> events.publishEvent(seated));
        Stage.await(() -> count("status = 'COMPLETED'", seated.tender()) == times);
    }

    private static CommitteeSeated seated(String tender, String lot) {
        return new CommitteeSeated(
                "D-" + Ids.randomHex(8), tender, lot, List.of(new CommitteeSeated.Member(1, Ids.randomHex(32))));
    }

    private int count(String where, String tender) {
        Integer count = sql.queryForObject(
                "select count(*) from EVENT_PUBLICATION where " + where + " and serialized_event like ?",
                Integer.class,
                "%" + tender + "%");
        return count == null ? 0 : count;
    }

    /** The seating, on its own thread, as far as it comes without us: to its end, or to the lock that we hold. */
    private void letItCome(LotId lot) {
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (System.nanoTime() < end
                && CompletableFuture.supplyAsync(() -> evaluations.find(lot))
                        .join()
                        .isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private Tender twoLots(@Nullable String id) {
        Tender one = stage.draft(Duration.ofHours(1));
        return tenders.draft(
                new TenderDraft(
                        id,
                        one.title(),
                        one.region(),
                        one.industry(),
                        one.tradeType(),
                        one.tenderer(),
                        one.agency(),
                        one.ruleSet(),
                        one.deadline(),
                        one.document(),
                        List.of(lot("1"), lot("2"))),
                stage.agency());
    }

    private static TenderDraft.LotDraft lot(String lot) {
        var like = Fixtures.lot(lot);
        return new TenderDraft.LotDraft(
                lot, like.title(), 1_000_000_000L, like.quotas(), like.qualification(), like.scoring());
    }
}
