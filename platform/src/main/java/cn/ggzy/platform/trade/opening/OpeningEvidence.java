package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Openings, for the comparison of database and chain. */
@Component
class OpeningEvidence implements EvidencedRows {
    private final OpeningRows rows;

    OpeningEvidence(OpeningRows rows) {
        this.rows = rows;
    }

    @Override
    public String table() {
        return "opening";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("opening.begun") || type.equals("opening.recorded");
    }

    @Override
    public void each(Consumer<Row> reader) {
        for (OpeningRow row : rows.evidenced()) {
            reader.accept(new Row(row.tender(), EvidenceId.orNull(row.evidence()), OpeningFacts.object(row.opening())));
        }
    }
}
