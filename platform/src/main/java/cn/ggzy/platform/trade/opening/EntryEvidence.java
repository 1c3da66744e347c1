package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Judged bids, for the comparison of database and chain. */
@Component
class EntryEvidence implements EvidencedRows {
    private final OpeningRows rows;

    EntryEvidence(OpeningRows rows) {
        this.rows = rows;
    }

    @Override
    public String table() {
        return "opening_entry";
    }

    @Override
    public void each(Consumer<Row> reader) {
        for (EntryRow row : rows.evidencedEntries()) {
            if (row.evidence() != null) {
                Entry entry = row.entry();
                reader.accept(
                        new Row(entry.bid().toString(), new EvidenceId(row.evidence()), OpeningFacts.object(entry)));
            }
        }
    }
}
