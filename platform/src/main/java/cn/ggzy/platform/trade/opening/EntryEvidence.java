package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.evidence.ContractedRows;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.StoredFile;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judged bids, for the comparison of database and chain. */
@Component
class EntryEvidence implements EvidencedRows, ContractedRows {
    private static final String REFUSED = "opening.refused";
    private static final Set<String> JUDGED = Set.of("opening.opened", REFUSED, "opening.absent");

    private final OpeningRows rows;

    EntryEvidence(OpeningRows rows) {
        this.rows = rows;
    }

    @Override
    public String table() {
        return "opening_entry";
    }

    @Override
    public void each(Consumer<EvidencedRows.Row> reader) {
        rows.evidencedEntries().forEach(row -> reader.accept(row(row.entry(), EvidenceId.orNull(row.evidence()))));
    }

    @Override
    public boolean speaks(String type) {
        return JUDGED.contains(type);
    }

    /** The contract names who bids and what was opened; a refusal may rest on what never came before it. */
    @Override
    public void eachContracted(Consumer<ContractedRows.Row> reader) {
        rows.evidencedEntries().stream()
                .filter(row -> row.state() == EntryState.OPENED)
                .forEach(row -> reader.accept(new ContractedRows.Row(
                        row.entry().bid().toString(), "bid", row.entry().bid().argument(), said(row))));
    }

    /** After a refusal a bidder may hand in again until the window ends; an opened bid is never released again. */
    private static EvidencedRows.Row row(Entry entry, @Nullable EvidenceId evidence) {
        String key = entry.bid().toString();
        if (!entry.state().isFinal() && evidence != null) {
            return EvidencedRows.Row.underway(key, evidence, REFUSED);
        }
        EvidencedRows.Row row = new EvidencedRows.Row(key, evidence, OpeningFacts.object(entry));
        return entry.document() == null
                ? row
                : row.with(new StoredFile.Stored("document", entry.document(), OpeningFacts.fileSubject(entry.bid())));
    }

    private static List<Said> said(EntryRow row) {
        return List.of(
                new Said("state", "openings.last.outcome", row.state().name()),
                new Said("bidder", "openings.last.uscc", text(row.bidder())),
                new Said("bidder_name", "openings.last.bidder", text(row.bidderName())),
                new Said("tx_id", "openings.last.txId", text(row.txId())),
                new Said("figures", "openings.last.figures", row.figures()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
