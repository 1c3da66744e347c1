package cn.ggzy.platform.trade.award;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What everybody may see of an award. */
public final class AwardViews {
    private AwardViews() {}

    /** What the client signs, word for word. */
    public record ToSign(String act, Map<String, Object> body) {}

    /** Candidates; not published yet while {@code toSign} is there. {@code publishBy}: within three days of the report (条例 第五十四条). */
    public record CandidatesView(
            String state,
            List<Ranked> ranking,
            @Nullable Instant publishedAt,
            @Nullable Instant publicityUntil,
            @Nullable Instant publishBy,
            @Nullable ToSign toSign) {}

    /** What follows from an award, and when at the latest: the written contract (招标投标法 第四十六条), the report to the supervisor (第四十七条). */
    public record Duties(Instant contractBy, Instant supervisorReportBy) {}

    /** The award. */
    public record AwardView(
            AwardState state,
            Instant publicityUntil,
            @Nullable Ranked winner,
            Map<String, Cause> passedOver,
            @Nullable Instant awardedAt,
            @Nullable Duties duties,
            @Nullable ToSign toSign) {}

    static CandidatesView published(Award award) {
        return new CandidatesView(
                award.state().name(), award.candidates(), award.publishedAt(), award.publicityEnds(), null, null);
    }

    static CandidatesView draft(Award award, Instant publishBy, ToSign toSign) {
        return new CandidatesView("DRAFT", award.candidates(), null, null, publishBy, toSign);
    }

    static AwardView given(Award award, @Nullable Duties duties, @Nullable ToSign toSign) {
        String winner = award.winner();
        return new AwardView(
                award.state(),
                award.publicityEnds(),
                winner == null ? null : award.candidate(winner),
                award.passedOver(),
                award.awardedAt(),
                duties,
                toSign);
    }
}
