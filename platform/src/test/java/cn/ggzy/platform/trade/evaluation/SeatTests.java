package cn.ggzy.platform.trade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.Fixtures;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.LotId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
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
    }

    @Test
    void theOwnSignatureOrDissentTakesThePlaceOfTheNoteOfOthers() {
        Seat silent = invited.confirmed().submitted().refusedToSign();

        assertThat(silent.signed("报价明显低于成本").state()).isEqualTo(SeatState.SIGNED);
        assertThat(silent.signed("报价明显低于成本").dissent()).isEqualTo("报价明显低于成本");
        refused("evaluation.wrong-seat-state", silent::requireSilent);
    }

    @Test
    void nobodyIsNotedAsRefusingWhileThereIsTimeToSign() {
        Instant until = Instant.parse("2026-03-01T09:00:00Z");
        Evaluation reported =
                Evaluation.seated(LotId.of("T1", "1"), "D1").scoring().reported("{}");

        refused("evaluation.signing-running", () -> reported.requireSigningOver(until.minusMillis(1), until));
        reported.requireSigningOver(until, until);
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

    @Test
    void aScoreOrItemThatIsMissingIsRefusedNotAnError() {
        refused(
                "evaluation.score-malformed",
                () -> FormCheck.scores(lot, given("[{'id':'technical','score':null},{'id':'service','score':1}]")));
        refused(
                "evaluation.items-differ",
                () -> FormCheck.scores(lot, given("[{'id':null,'score':1},{'id':'service','score':1}]")));
        refused("evaluation.items-differ", () -> FormCheck.scores(lot, given("[null,null]")));
    }

    @Test
    void aScoreOfAMillionDigitsIsRefusedBeforeAnyArithmetic() {
        refused(
                "evaluation.score-malformed",
                () -> FormCheck.scores(lot, List.of(score("technical", "1E-300000000"), score("service", "1"))));
        refused(
                "evaluation.score-malformed",
                () -> FormCheck.scores(lot, List.of(score("technical", "1E+300000000"), score("service", "1"))));
        refused(
                "evaluation.score-malformed",
                () -> FormCheck.scores(lot, List.of(score("technical", "1.00001"), score("service", "1"))));
    }

    /** As it comes over HTTP. */
    private static List<Score> given(String json) {
        return Arrays.asList(CanonicalJson.MAPPER.readValue(json.replace('\'', '"'), Score[].class));
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
