package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.trade.tender.QualificationItem;
import cn.ggzy.platform.trade.tender.ScoringItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What members and others may see of an evaluation. */
public final class EvaluationViews {
    private EvaluationViews() {}

    /** What the client signs, word for word. */
    public record ToSign(String act, Map<String, Object> body) {}

    /** A lot that an expert is to evaluate. */
    public record DutyView(
            String tender, String lot, String title, EvaluationState state, int seat, SeatState seatState) {}

    /** A seat without its account. */
    public record SeatView(
            int seat, SeatState state, @Nullable String dissent) {}

    /** A member's own form. */
    public record FormView(String ticket, List<Mark> qualification, List<Score> scores) {}

    /** The member's desk. */
    public record Desk(
            String tender,
            String lot,
            String title,
            EvaluationState state,
            SeatView seat,
            List<OpenedBid> bids,
            List<QualificationItem> qualification,
            List<ScoringItem> scoring,
            List<FormView> forms,
            @Nullable ToSign toSign) {}

    /** The report with its signatures. */
    public record ReportView(
            String digest,
            JsonNode ranking,
            JsonNode rejected,
            JsonNode report,
            List<SeatView> seats,
            boolean complete,
            @Nullable ToSign toSign) {}
}
