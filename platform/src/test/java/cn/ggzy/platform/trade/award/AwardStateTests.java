package cn.ggzy.platform.trade.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AwardStateTests {
    private static final Instant PUBLISHED = Instant.parse("2026-03-03T02:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-03-06T16:00:00Z");
    private final Award award = Award.of(LotId.of("T1", "1"), candidates(5), 3, PUBLISHED, ENDS);

    @Test
    void atMostThreeCandidatesArePublished() {
        assertThat(award.candidates()).extracting(Ranked::rank).containsExactly(1, 2, 3);
        refused("award.not-a-candidate", () -> award.awarded("t4", Map.of(), true, ENDS));
    }

    @Test
    void nobodyIsAwardedWhileThePublicityRuns() {
        refused("award.publicity-running", () -> award.awarded("t1", Map.of(), true, ENDS.minusMillis(1)));
        assertThat(award.awarded("t1", Map.of(), true, ENDS).winner()).isEqualTo("t1");
    }

    @Test
    void rankTwoNeedsALawfulCauseForRankOne() {
        refused("award.cause-missing", () -> award.awarded("t2", Map.of(), true, ENDS));
        assertThat(award.awarded("t2", Map.of("t1", Cause.GAVE_UP), true, ENDS).winner())
                .isEqualTo("t2");
    }

    @Test
    void rankThreeNeedsOneForEachBetterRank() {
        refused("award.cause-missing", () -> award.awarded("t3", Map.of("t1", Cause.GAVE_UP), true, ENDS));
        award.awarded("t3", Map.of("t1", Cause.GAVE_UP, "t2", Cause.OFFENCE_FOUND), true, ENDS);
    }

    @Test
    void isGivenOnce() {
        Award given = award.awarded("t1", Map.of(), true, ENDS);

        refused("award.given-already", () -> given.awarded("t1", Map.of(), true, ENDS.plusSeconds(1)));
    }

    @Test
    void withoutACandidateThereIsNothingToPublish() {
        refused("award.no-candidates", () -> Award.of(LotId.of("T1", "1"), List.of(), 3, PUBLISHED, ENDS));
    }

    private static List<Ranked> candidates(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(rank -> new Ranked(rank, "t" + rank, "u" + rank, "公司" + rank, 100L * rank, "10.00"))
                .toList();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
