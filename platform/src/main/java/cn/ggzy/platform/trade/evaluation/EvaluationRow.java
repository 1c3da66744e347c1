package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.trade.tender.LotId;
import org.jspecify.annotations.Nullable;

/** The row as it stands in the table. */
record EvaluationRow(
        String tender,
        String lot,
        String draw,
        EvaluationState state,
        @Nullable String report,
        @Nullable String evidence,
        long version) {

    static EvaluationRow of(Evaluation evaluation, @Nullable String evidence) {
        return new EvaluationRow(
                evaluation.lot().tender().value(),
                evaluation.lot().lot(),
                evaluation.draw(),
                evaluation.state(),
                evaluation.report(),
                evidence,
                evaluation.version());
    }

    Evaluation evaluation() {
        return new Evaluation(LotId.of(tender, lot), draw, state, report, version);
    }
}
