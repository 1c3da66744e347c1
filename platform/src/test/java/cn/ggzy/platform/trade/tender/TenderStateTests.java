package cn.ggzy.platform.trade.tender;

import static cn.ggzy.platform.trade.tender.Fixtures.DEADLINE;
import static cn.ggzy.platform.trade.tender.Fixtures.draft;
import static cn.ggzy.platform.trade.tender.Fixtures.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TenderStateTests {
    @Test
    void aDeadlineDoesNotMoveEarlier() {
        refused(
                "tender.deadline-earlier",
                () -> published("1").postponed(DEADLINE.minusSeconds(1), DEADLINE.minusSeconds(60)));
        refused("tender.deadline-earlier", () -> published("1").postponed(DEADLINE, DEADLINE.minusSeconds(60)));
    }

    @Test
    void aDeadlineThatHasPassedDoesNotMove() {
        refused("tender.deadline-passed", () -> published("1").postponed(DEADLINE.plusSeconds(60), DEADLINE));
    }

    @Test
    void aDeadlineMovesLaterWhileItRuns() {
        Tender later = published("1").postponed(DEADLINE.plusSeconds(60), DEADLINE.minusMillis(1));

        assertThat(later.deadline()).isEqualTo(DEADLINE.plusSeconds(60));
        assertThat(later.state()).isEqualTo(TenderState.OPEN);
    }

    @Test
    void aTenderClosesAtItsDeadlineAndNotBefore() {
        refused("tender.too-early", () -> published("1").closed(DEADLINE.minusMillis(1)));
        assertThat(published("1").closed(DEADLINE).state()).isEqualTo(TenderState.CLOSED);
    }

    @Test
    void aClosedTenderStaysClosed() {
        Tender closed = published("1").closed(DEADLINE);

        refused("tender.closed", () -> closed.postponed(DEADLINE.plusSeconds(60), DEADLINE.minusSeconds(1)));
        refused("tender.closed", () -> closed.closed(DEADLINE.plusSeconds(1)));
        refused("tender.published-already", () -> closed.published(DEADLINE.minusSeconds(60)));
    }

    @Test
    void isNotPublishedAtItsOwnDeadline() {
        refused("tender.deadline-passed", () -> draft("1").published(DEADLINE));
    }

    @Test
    void aLotWithTwoBidsFailsAndTheOtherLotGoesOn() {
        Tender opening = published("1", "2").closed(DEADLINE).opening(Map.of("1", 2, "2", 3), 3);

        assertThat(opening.lot("1").state()).isEqualTo(TenderState.FAILED);
        assertThat(opening.lot("1").failure()).isEqualTo("tender.too-few-bidders");
        assertThat(opening.lot("2").state()).isEqualTo(TenderState.OPENING);
        assertThat(opening.state()).isEqualTo(TenderState.OPENING);
    }

    @Test
    void failsWhenAllItsLotsFail() {
        assertThat(published("1", "2").closed(DEADLINE).opening(Map.of(), 3).state())
                .isEqualTo(TenderState.FAILED);
    }

    @Test
    void isAsFarAsItsSlowestLivingLot() {
        Tender tender = published("1", "2")
                .closed(DEADLINE)
                .opening(Map.of("1", 3, "2", 3), 3)
                .advanced("1", TenderState.OPENED)
                .advanced("2", TenderState.OPENED)
                .advanced("1", TenderState.EVALUATING);

        assertThat(tender.state()).isEqualTo(TenderState.OPENED);
        assertThat(tender.failed("2", "evaluation.all-rejected").state()).isEqualTo(TenderState.EVALUATING);
    }

    @Test
    void noStepIsLeftOut() {
        refused("tender.wrong-state", () -> published("1").advanced("1", TenderState.AWARDED));
        refused("tender.wrong-state", () -> published("1").advanced("1", TenderState.DRAFT));
    }

    @Test
    void onlyItsPartiesAct() {
        refused("tender.not-party", () -> draft("1").requireParty("91620100MA00000033"));
        refused("tender.not-party", () -> draft("1").requireParty(null));
        draft("1").requireParty(Fixtures.AGENCY);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
