package cn.ggzy.platform.trade.award;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.service.draw.CommitteeSeated;
import cn.ggzy.platform.service.expert.Expert;
import cn.ggzy.platform.service.expert.ExpertId;
import cn.ggzy.platform.service.expert.Experts;
import cn.ggzy.platform.service.expert.Standing;
import cn.ggzy.platform.service.publication.Kind;
import cn.ggzy.platform.service.publication.Publication;
import cn.ggzy.platform.service.publication.Publications;
import cn.ggzy.platform.supervision.monitor.Comparisons;
import cn.ggzy.platform.trade.Stage;
import cn.ggzy.platform.trade.Stage.SealedFile;
import cn.ggzy.platform.trade.evaluation.Desks;
import cn.ggzy.platform.trade.evaluation.EvaluationState;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.ReportView;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.SeatView;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.ToSign;
import cn.ggzy.platform.trade.evaluation.Evaluations;
import cn.ggzy.platform.trade.evaluation.Mark;
import cn.ggzy.platform.trade.evaluation.Score;
import cn.ggzy.platform.trade.opening.Hall;
import cn.ggzy.platform.trade.opening.OpeningState;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** From opened bids to the award, through the doors of evaluation and award. */
@RoomTest
class AwardDoorTests {
    private static final int MEMBERS = 5;

    private final Stage stage;
    private final ApplicationContext context;
    private final Evaluations evaluations;
    private final Desks desks;
    private final Awards awards;
    private final JdbcTemplate sql;

    @Autowired
    AwardDoorTests(ApplicationContext context, Evaluations evaluations, Desks desks, Awards awards, JdbcTemplate sql) {
        this.stage = new Stage(context);
        this.context = context;
        this.evaluations = evaluations;
        this.desks = desks;
        this.awards = awards;
        this.sql = sql;
    }

    @Test
    void evaluatesPublishesTheCandidatesAndAwardsRankOne() {
        Tender tender = stage.published(Stage.SHORT);
        LotId lot = stage.lot(tender);
        List<SealedFile> bids = List.of(
                stage.seal(tender, "bidder-1", 900_000_000),
                stage.seal(tender, "bidder-2", 800_000_000),
                stage.seal(tender, "bidder-3", 1_000_000_001));
        bids.forEach(stage::submit);
        List<PracticeKey> experts = seat(lot);
        open(tender, bids);
        stage.awaitState(tender, TenderState.EVALUATING);

        evaluate(lot, bids, experts);
        sign(lot, experts);
        stage.awaitState(tender, TenderState.EVALUATED);
        assertThat(sql.queryForList(
                        "select leaf from evidence_fact where type like 'evaluation.%' and subject like ?",
                        String.class, "tender/" + tender.id() + "/%"))
                .as("the public log before the award")
                .isNotEmpty()
                .allSatisfy(leaf -> assertThat(experts)
                        .noneMatch(each -> leaf.contains(expert(each).id())));

        publishCandidates(lot, bids);
        award(lot, bids);
        assertThat(stage.the(Publications.class).list(tender.id().value(), 1).items())
                .extracting(Publication::kind)
                .contains(Kind.TENDER_NOTICE, Kind.OPENING_RECORD, Kind.CANDIDATES, Kind.RESULT);
        assertThat(stage.the(Comparisons.class).run().differences())
                .as("what was done through the doors is as the log and the chain say")
                .noneMatch(difference -> difference.row().contains(tender.id().value()));
    }

    /** The draw names the committee before anybody knows the bids. */
    private List<PracticeKey> seat(LotId lot) {
        List<PracticeKey> experts = IntStream.range(0, MEMBERS)
                .mapToObj(seat -> stage.the(PracticeProvince.class)
                        .issueExpert("A" + seat + Ids.randomHex(4), "专家" + seat, "练习大学"))
                .toList();
        List<CommitteeSeated.Member> members = IntStream.range(0, MEMBERS)
                .mapToObj(seat -> new CommitteeSeated.Member(
                        seat, Digests.sha256(experts.get(seat).certificate())))
                .toList();
        stage.the(TransactionTemplate.class)
                .executeWithoutResult(status -> context.publishEvent(new CommitteeSeated(
                        "D-" + Ids.randomHex(4), lot.tender().value(), lot.lot(), members)));
        return experts;
    }

    private void open(Tender tender, List<SealedFile> bids) {
        Stage.await(() -> stage.the(Hall.class).view(tender.id()).state() == OpeningState.RELEASING);
        bids.forEach(stage::release);
    }

    private void evaluate(LotId lot, List<SealedFile> bids, List<PracticeKey> experts) {
        PracticeKey first = experts.getFirst();
        String ticket = bids.getFirst().id().ticket().value();
        refused("evaluation.wrong-seat-state", () -> evaluations.mark(lot, ticket, pass(), expert(first)));
        refused("evaluation.not-member", () -> desks.desk(lot, stage.account("bidder-1", Role.EXPERT)));
        employ(first, bids.getFirst());
        refused(
                "evaluation.must-avoid",
                () -> evaluations.avoid(lot, signed(first, desks.avoidance(lot, false, "")), expert(first)));
        assertThat(sql.update(
                        "delete from expert where certificate = ?",
                        expert(first).id()))
                .isEqualTo(1);
        experts.forEach(each -> evaluations.avoid(lot, signed(each, desks.avoidance(lot, false, "")), expert(each)));
        refused(
                "evaluation.form-incomplete",
                () -> evaluations.submit(lot, signed(first, desks.submission(lot, expert(first))), expert(first)));
        for (PracticeKey each : experts) {
            for (SealedFile bid : bids) {
                evaluations.mark(lot, bid.id().ticket().value(), pass(), expert(each));
                evaluations.score(lot, bid.id().ticket().value(), scores(), expert(each));
            }
            evaluations.submit(lot, signed(each, desks.submission(lot, expert(each))), expert(each));
        }
        refused("evaluation.wrong-state", () -> evaluations.mark(lot, ticket, pass(), expert(first)));
    }

    private void sign(LotId lot, List<PracticeKey> experts) {
        PracticeKey dissenting = experts.get(1);
        PracticeKey silent = experts.getLast();
        experts.subList(0, MEMBERS - 1).forEach(each -> {
            String words = each.equals(dissenting) ? "第二名的工期不合理" : null;
            evaluations.sign(lot, signed(each, toSign(lot, words, each)), words, expert(each));
        });
        assertThat(evaluations.find(lot).state()).isEqualTo(EvaluationState.REPORTED);
        Stage.await(() -> !stage.the(Clock.class)
                .instant()
                .isBefore(evaluations.find(lot).reportedAt().plusSeconds(4)));
        refused("evaluation.sign-first", () -> note(lot, silent));
        experts.subList(0, 2).forEach(each -> note(lot, each));
        note(lot, experts.getFirst());
        assertThat(evaluations.find(lot).state())
                .as("two of five members, one of them twice, are no majority")
                .isEqualTo(EvaluationState.REPORTED);
        note(lot, experts.get(2));

        ReportView report = desks.report(lot, null, expert(silent));
        assertThat(report.complete()).isTrue();
        assertThat(report.seats()).extracting(SeatView::dissent).containsExactly(null, "第二名的工期不合理", null, null, null);
        // 1 000 000 001 fen is one fen above the ceiling.
        assertThat(report.rejected().size()).isEqualTo(1);
    }

    private void note(LotId lot, PracticeKey by) {
        evaluations.noteRefusal(lot, MEMBERS - 1, signed(by, desks.refusal(lot, MEMBERS - 1)), expert(by));
    }

    /** The pool says now that this expert works for the bidder. */
    private void employ(PracticeKey expert, SealedFile bid) {
        stage.the(Experts.class)
                .enter(List.of(new Expert(
                        new ExpertId("E" + Ids.randomHex(6)),
                        expert.name(),
                        "620100",
                        "A01",
                        bid.bidder().uscc(),
                        LocalDate.parse("1980-01-01"),
                        Standing.ACTIVE,
                        expert(expert).id())));
    }

    private void publishCandidates(LotId lot, List<SealedFile> bids) {
        AwardViews.ToSign toSign =
                Objects.requireNonNull(awards.candidates(lot, stage.agency()).toSign());
        assertThat(awards.candidates(lot, stage.agency()).publishBy()).isNotNull();
        JsonNode act = stage.sign(stage.key("agency"), toSign.act(), toSign.body());
        awards.publishCandidates(lot, act, stage.agency());

        assertThat(awards.candidates(lot, null).ranking())
                .extracting(Ranked::ticket)
                .containsExactly(
                        bids.get(1).id().ticket().value(),
                        bids.get(0).id().ticket().value());
    }

    private void award(LotId lot, List<SealedFile> bids) {
        String best = bids.get(1).id().ticket().value();
        String second = bids.get(0).id().ticket().value();
        JsonNode toBest = awardAct(lot, best);
        refused("award.not-tenderer", () -> awards.award(lot, toBest, stage.agency()));
        refused("award.publicity-running", () -> awards.award(lot, toBest, stage.tenderer()));
        Stage.await(() -> !stage.the(Clock.class)
                .instant()
                .isBefore(awards.given(lot, "", Map.of()).publicityUntil()));
        refused("award.cause-missing", () -> awards.award(lot, awardAct(lot, second), stage.tenderer()));
        awards.award(lot, awardAct(lot, best), stage.tenderer());

        AwardViews.AwardView given = awards.given(lot, "", Map.of());
        assertThat(given.winner())
                .extracting(Ranked::bidder)
                .isEqualTo(bids.get(1).bidder().uscc());
        assertThat(given.duties())
                .isNotNull()
                .satisfies(duties -> assertThat(duties.contractBy()).isAfterOrEqualTo(duties.supervisorReportBy()));
        assertThat(stage.the(Tenders.class).lot(lot).state()).isEqualTo(TenderState.AWARDED);
    }

    private JsonNode awardAct(LotId lot, String ticket) {
        AwardViews.ToSign toSign =
                Objects.requireNonNull(awards.given(lot, ticket, Map.of()).toSign());
        return stage.sign(stage.key("tenderer"), toSign.act(), toSign.body());
    }

    private ToSign toSign(LotId lot, @Nullable String dissent, PracticeKey expert) {
        ToSign toSign = desks.report(lot, dissent, expert(expert)).toSign();
        if (toSign == null) {
            throw new AssertionError("nothing to sign");
        }
        return toSign;
    }

    private JsonNode signed(PracticeKey expert, ToSign toSign) {
        return stage.sign(expert, toSign.act(), toSign.body());
    }

    private Account expert(PracticeKey key) {
        return stage.account(key, Role.EXPERT);
    }

    private static List<Mark> pass() {
        return List.of(new Mark("licence", true, ""), new Mark("safety", true, ""));
    }

    private static List<Score> scores() {
        return List.of(new Score("technical", new BigDecimal("82.5")), new Score("service", new BigDecimal("8")));
    }
}
