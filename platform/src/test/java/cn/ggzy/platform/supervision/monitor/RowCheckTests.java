package cn.ggzy.platform.supervision.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class RowCheckTests {
    private final RowCheck check;
    private final Evidence evidence;
    private final TransactionTemplate transactions;

    @Autowired
    RowCheckTests(RowCheck check, Evidence evidence, TransactionTemplate transactions) {
        this.check = check;
        this.evidence = evidence;
        this.transactions = transactions;
    }

    @Test
    void aRowThatIsAsItsFactSaysIsFine() {
        Map<String, ?> object = Map.of("title", "甲", "amount", 7);

        assertThat(check.check("some_table", row(recorded(object), object))).isEmpty();
    }

    @Test
    void namesTableRowAndColumnOfAChange() {
        EvidenceId fact = recorded(Map.of("title", "甲", "amount", 7));

        assertThat(check.check("some_table", row(fact, Map.of("title", "乙", "amount", 7))))
                .containsExactly(new Difference("row-changed", "some_table", "k", "title", "乙", "甲", fact.value()));
    }

    @Test
    void theOrderOfMembersIsNoChange() {
        EvidenceId fact = recorded(Map.of("title", "甲", "lots", List.of(ordered("a", "b"))));

        assertThat(check.check("some_table", row(fact, Map.of("title", "乙", "lots", List.of(ordered("b", "a"))))))
                .extracting(Difference::column)
                .containsExactly("title");
    }

    @Test
    void namesARowWhoseFactIsGone() {
        assertThat(check.check("some_table", row(new EvidenceId("never-was"), Map.of())))
                .extracting(Difference::what)
                .containsExactly("fact-missing");
    }

    private static Map<String, String> ordered(String first, String second) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(first, "x");
        members.put(second, "x");
        return members;
    }

    private EvidenceId recorded(Map<String, ?> object) {
        return Objects.requireNonNull(
                transactions.execute(status -> evidence.append(new Fact("test.row", "test/row", object, "test"))));
    }

    private static EvidencedRows.Row row(EvidenceId fact, Map<String, ?> object) {
        return new EvidencedRows.Row("k", fact, object);
    }
}
