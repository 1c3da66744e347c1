package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Evaluations and their reports, for the comparison of database and chain. */
@Component
class EvaluationEvidence implements EvidencedRows {
    private final EvaluationRows rows;

    EvaluationEvidence(EvaluationRows rows) {
        this.rows = rows;
    }

    @Override
    public String table() {
        return "evaluation";
    }

    @Override
    public void each(Consumer<Row> reader) {
        for (EvaluationRow row : rows.evidenced()) {
            if (row.evidence() != null) {
                reader.accept(new Row(
                        row.evaluation().lot().toString(),
                        new EvidenceId(row.evidence()),
                        EvaluationFacts.object(row.evaluation())));
            }
        }
    }
}
