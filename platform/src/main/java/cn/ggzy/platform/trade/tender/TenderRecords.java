package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.evidence.ContractedRows;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.StoredFile;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps tenders, and the fact that speaks of each one's present state. */
@Component
class TenderRecords implements EvidencedRows, ContractedRows {
    private final TenderRows rows;
    private final Evidence evidence;

    TenderRecords(TenderRows rows, Evidence evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    Tender find(TenderId id) {
        return Optional.ofNullable(rows.find(id.value()))
                .map(row -> row.tender(rows.lots(List.of(row.id()))))
                .orElseThrow(() -> RuleViolation.unknown("tender.unknown", Map.of("tender", id.value())));
    }

    /** The tender as it is now, whatever this transaction has read before; nobody else changes it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Tender lock(TenderId id) {
        return Optional.ofNullable(rows.lock(id.value()))
                .map(row -> row.tender(rows.lockLots(row.id())))
                .orElseThrow(() -> RuleViolation.unknown("tender.unknown", Map.of("tender", id.value())));
    }

    EvidenceId proofOf(TenderId id) {
        TenderRow row = Objects.requireNonNull(rows.find(id.value()));
        return new EvidenceId(Objects.requireNonNull(row.evidence()));
    }

    boolean has(TenderId id) {
        return rows.find(id.value()) != null;
    }

    List<Tender> of(Collection<TenderRow> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<LotRow> lots = rows.lots(found.stream().map(TenderRow::id).toList());
        return found.stream().map(row -> row.tender(lots)).toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insertDraft(Tender tender) {
        rows.insert(TenderRow.of(tender, null));
        insertLots(tender);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void replaceDraft(Tender tender) {
        requireOne(rows.update(TenderRow.of(tender, null)), tender);
        rows.deleteLots(tender.id().value());
        insertLots(tender);
    }

    /** Saves the new state with its fact. */
    @Transactional(propagation = Propagation.MANDATORY)
    public EvidenceId save(Tender tender, String what, String actor) {
        EvidenceId fact = evidence.append(TenderFacts.of(what, tender, actor));
        requireOne(rows.update(TenderRow.of(tender, fact.value())), tender);
        tender.lots().forEach(lot -> rows.updateLot(LotRow.of(tender.id(), 0, lot)));
        return fact;
    }

    @Override
    public String table() {
        return "tender";
    }

    @Override
    public boolean speaks(String type) {
        return type.startsWith("tender.");
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Consumer<EvidencedRows.Row> reader) {
        for (TenderRow row : rows.evidenced()) {
            Tender tender = row.tender(rows.lots(List.of(row.id())));
            reader.accept(new EvidencedRows.Row(row.id(), EvidenceId.orNull(row.evidence()), TenderFacts.object(tender))
                    .with(new StoredFile.Stored("document", row.document(), "tender/" + row.id() + "/document")));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public void eachContracted(Consumer<ContractedRows.Row> reader) {
        for (TenderRow row : rows.evidenced()) {
            List<Said> said = new ArrayList<>(List.of(
                    new Said("deadline", "deadline", row.deadline()),
                    new Said("document_digest", "documentDigest", row.documentDigest()),
                    new Said("rule_set", "ruleSet", row.ruleSet()),
                    new Said("rule_version", "ruleVersion", row.ruleVersion()),
                    new Said("tenderer", "tenderer.uscc", row.tenderer()),
                    new Said("agency", "agency.uscc", row.agency())));
            if (row.state() != TenderState.OPEN) {
                said.add(new Said("state", "state", "CLOSED"));
            }
            reader.accept(new ContractedRows.Row(row.id(), "tender", Map.of("tender", row.id()), said));
        }
    }

    private void insertLots(Tender tender) {
        for (int i = 0; i < tender.lots().size(); i++) {
            rows.insertLot(LotRow.of(tender.id(), i, tender.lots().get(i)));
        }
    }

    private static void requireOne(int updated, Tender tender) {
        if (updated != 1) {
            throw RuleViolation.conflict(
                    "tender.changed-meanwhile", Map.of("tender", tender.id().value()));
        }
    }
}
