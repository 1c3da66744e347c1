package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Final forms, for the comparison of database and chain; one fact speaks of all forms of a member. */
@Component
class FormEvidence implements EvidencedRows {
    private final EvaluationRows rows;

    FormEvidence(EvaluationRows rows) {
        this.rows = rows;
    }

    @Override
    public String table() {
        return "evaluation_form";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("evaluation.form");
    }

    /** A new committee is seated: whoever leaves takes his forms with him. */
    @Override
    public @Nullable String clears(String type, String subject) {
        return type.equals("evaluation.seated") ? subject : null;
    }

    @Override
    public void each(Consumer<Row> reader) {
        Map<String, List<FormRow>> byFact = new LinkedHashMap<>();
        rows.evidencedForms()
                .forEach(
                        row -> byFact.computeIfAbsent(Objects.requireNonNull(row.evidence()), fact -> new ArrayList<>())
                                .add(row));
        byFact.forEach((fact, forms) -> reader.accept(new Row(
                forms.getFirst().tender() + "/" + forms.getFirst().lot() + "/"
                        + forms.getFirst().seat(),
                new EvidenceId(fact),
                EvaluationFacts.forms(forms))));
    }
}
