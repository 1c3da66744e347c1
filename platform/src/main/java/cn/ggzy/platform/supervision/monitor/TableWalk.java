package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Located;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All tables and the end of the log in one view of the database, so that what changes meanwhile is no difference. */
@Component
class TableWalk {
    private final Evidence evidence;
    private final RowCheck rowCheck;

    TableWalk(Evidence evidence, RowCheck rowCheck) {
        this.evidence = evidence;
        this.rowCheck = rowCheck;
    }

    /** @param anchored how many leaves {@code tables} have seen already */
    @Transactional(readOnly = true)
    public void walk(long anchored, List<NewestFacts> tables, Findings findings) {
        for (Located late : evidence.from(anchored)) {
            tables.forEach(table -> table.see(late.fact()));
        }
        evidence.unlogged()
                .forEach(number -> findings.add(Difference.whole("fact-unlogged", "evidence_fact", number, number)));
        for (NewestFacts table : tables) {
            table.rows().each(row -> look(table, row, findings));
            table.unmet().forEach(findings::add);
        }
    }

    private void look(NewestFacts table, EvidencedRows.Row row, Findings findings) {
        String name = table.rows().table();
        findings.looked(name, row);
        EvidenceId number = row.evidence();
        if (number == null) {
            findings.add(new Difference("evidence-missing", name, row.key(), "evidence", null, null, null));
            return;
        }
        List<Located> fact = evidence.findAll(List.of(number.value()));
        if (fact.isEmpty()) {
            findings.add(Difference.whole("fact-missing", name, row.key(), number.value()));
            return;
        }
        if (row.after() == null) {
            rowCheck.check(name, row).forEach(findings::add);
        }
        String subject = fact.getFirst().fact().path("subject").asString("");
        table.meet(row, number.value(), subject).forEach(findings::add);
    }
}
