package cn.ggzy.platform.trade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.Fixtures;
import cn.ggzy.platform.trade.tender.Lot;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SeatTests {
    private final Seat invited = Seat.invited(0, "expert-1");
    private final Lot lot = Fixtures.lot("1");

    @Test
    void nobodyMarksBeforeConfirmingThatThereIsNothingToAvoid() {
        refused("evaluation.wrong-seat-state", invited::requireMayMark);
        refused("evaluation.wrong-seat-state", () -> invited.avoiding().requireMayMark());
        invited.confirmed().requireMayMark();
    }

    @Test
    void aSubmittedFormIsFinal() {
        refused(
                "evaluation.wrong-seat-state",
                () -> invited.confirmed().submitted().requireMayMark());
    }

    @Test
    void dissentIsKeptWithTheSignature() {
        Seat signed = invited.confirmed().submitted().signed("报价明显低于成本");

        assertThat(signed.dissent()).isEqualTo("报价明显低于成本");
        assertThat(signed.state().isSettled()).isTrue();
    }

    @Test
    void refusingBothSignatureAndDissentCountsAsAgreed() {
        Seat silent = invited.confirmed().submitted().refusedToSign();

        assertThat(silent.state()).isEqualTo(SeatState.COUNTED_AS_AGREED);
        assertThat(silent.state().isSettled()).isTrue();
        refused("evaluation.wrong-seat-state", () -> silent.signed(null));
    }

    @Test
    void aFormAnswersEveryPublishedItemAndNoOther() {
        refused("evaluation.items-differ", () -> FormCheck.qualification(lot, List.of(new Mark("licence", true, ""))));
        refused(
                "evaluation.items-differ",
                () -> FormCheck.scores(
                        lot, List.of(score("technical", "1"), score("service", "1"), score("price", "1"))));
        refused(
                "evaluation.items-differ",
                () -> FormCheck.scores(lot, List.of(score("technical", "1"), score("technical", "2"))));
    }

    @Test
    void aFailNeedsItsReason() {
        refused(
                "evaluation.reason-missing",
                () -> FormCheck.qualification(
                        lot, List.of(new Mark("licence", false, " "), new Mark("safety", true, ""))));
    }

    @Test
    void pointsStayInTheirRange() {
        refused(
                "evaluation.score-out-of-range",
                () -> FormCheck.scores(lot, List.of(score("technical", "100.01"), score("service", "1"))));
        refused(
                "evaluation.score-out-of-range",
                () -> FormCheck.scores(lot, List.of(score("technical", "-1"), score("service", "1"))));
        FormCheck.scores(lot, List.of(score("technical", "100"), score("service", "0")));
    }

    private static Score score(String item, String points) {
        return new Score(item, new BigDecimal(points));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
