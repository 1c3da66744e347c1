package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.Fen;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lot (标段): what is bought, by which committee and by which standards it is judged.
 *
 * @param ceiling the highest price (最高投标限价), disclosed with the documents (条例 第二十七条)
 * @param failure the code of the reason why it failed
 */
public record Lot(
        String lot,
        String title,
        @Nullable Fen ceiling,
        List<Quota> quotas,
        List<QualificationItem> qualification,
        List<ScoringItem> scoring,
        TenderState state,
        @Nullable String failure) {

    Lot to(TenderState next) {
        requireMay(next);
        return new Lot(lot, title, ceiling, quotas, qualification, scoring, next, failure);
    }

    Lot failed(String cause) {
        requireMay(TenderState.FAILED);
        return new Lot(lot, title, ceiling, quotas, qualification, scoring, TenderState.FAILED, cause);
    }

    boolean lives() {
        return state != TenderState.FAILED;
    }

    private void requireMay(TenderState next) {
        if (!state.mayBecome(next)) {
            throw RuleViolation.conflict("tender.wrong-state", Map.of("lot", lot, "state", state, "next", next));
        }
    }
}
