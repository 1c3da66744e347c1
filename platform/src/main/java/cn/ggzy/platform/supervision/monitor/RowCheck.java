package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Located;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Compares one row with the fact that speaks of it. */
@Component
class RowCheck {
    private final Evidence evidence;

    RowCheck(Evidence evidence) {
        this.evidence = evidence;
    }

    /** What differs between the row as it is and as its fact says it was; empty when they agree. */
    List<Difference> check(String table, EvidencedRows.Row row) {
        String number = evidence(row).value();
        Optional<Located> fact = find(row);
        if (fact.isEmpty()) {
            return List.of(Difference.whole("fact-missing", table, row.key(), number));
        }
        String promised = fact.get().fact().path("digest").asString("");
        if (promised.equals(CanonicalJson.digest(row.object()))) {
            return List.of();
        }
        return columns(table, row, promised);
    }

    private Optional<Located> find(EvidencedRows.Row row) {
        try {
            return Optional.of(evidence.find(evidence(row)));
        } catch (RuleViolation unknown) {
            return Optional.empty();
        }
    }

    /** Names the columns, when the stored object is still the one the fact speaks of. */
    private List<Difference> columns(String table, EvidencedRows.Row row, String promised) {
        String number = evidence(row).value();
        JsonNode was = CanonicalJson.read(evidence.objectOf(evidence(row)));
        JsonNode is = CanonicalJson.tree(row.object());
        List<Difference> changes = new ArrayList<>();
        if (CanonicalJson.digest(was).equals(promised)) {
            TreeSet<String> members = new TreeSet<>(was.propertyNames());
            members.addAll(is.propertyNames());
            for (String member : members) {
                if (!text(was.path(member)).equals(text(is.path(member)))) {
                    changes.add(new Difference(
                            "row-changed",
                            table,
                            row.key(),
                            member,
                            text(is.path(member)),
                            text(was.path(member)),
                            number));
                }
            }
        }
        return changes.isEmpty() ? List.of(Difference.whole("row-changed", table, row.key(), number)) : changes;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : value.isString() ? value.asString() : canonical(value);
    }

    /** The order of members says nothing: only the canonical forms are compared. */
    private static String canonical(JsonNode value) {
        return value.isContainer() ? CanonicalJson.of(value) : value.toString();
    }

    private static EvidenceId evidence(EvidencedRows.Row row) {
        return Objects.requireNonNull(row.evidence(), "a row without evidence has nothing to be compared with");
    }
}
