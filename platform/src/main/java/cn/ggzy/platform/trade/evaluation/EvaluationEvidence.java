package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Evaluations and their reports, for the comparison of database and chain. */
@Component
class EvaluationEvidence implements EvidencedRows {
    private static final Set<String> STATES =
            Set.of("evaluation.seated", "evaluation.scoring", "evaluation.reported", "evaluation.signed");

    private final EvaluationRows rows;

    EvaluationEvidence(EvaluationRows rows) {
        this.rows = rows;
    }

    @Override
    public String table() {
        return "evaluation";
    }

    @Override
    public boolean speaks(String type) {
        return STATES.contains(type);
    }

    @Override
    public void each(Consumer<Row> reader) {
        for (EvaluationRow row : rows.evidenced()) {
            reader.accept(new Row(
                    row.evaluation().lot().toString(),
                    EvidenceId.orNull(row.evidence()),
                    EvaluationFacts.object(row.evaluation())));
        }
    }
}
