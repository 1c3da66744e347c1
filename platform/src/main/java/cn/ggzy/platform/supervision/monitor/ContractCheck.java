package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.evidence.ContractedRows;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Compares rows with the contracts' own records: what the chain decided needs no log to be looked up. */
@Component
class ContractCheck {
    private final List<ContractedRows> tables;
    private final Ledger ledger;

    ContractCheck(List<ContractedRows> tables, Ledger ledger) {
        this.tables = tables;
        this.ledger = ledger;
    }

    /** How many rows were looked at, and what differs. */
    record Result(long rows, List<Difference> differences) {}

    /** The database follows the chain a moment later: only what still differs at the second look is a difference. */
    Result check() {
        Result first = look();
        if (first.differences().isEmpty()) {
            return first;
        }
        List<Difference> stay = new ArrayList<>(first.differences());
        stay.retainAll(look().differences());
        return new Result(first.rows(), stay);
    }

    private Result look() {
        List<Difference> differences = new ArrayList<>();
        long rows = 0;
        for (ContractedRows table : tables) {
            List<ContractedRows.Row> known = new ArrayList<>();
            table.eachContracted(known::add);
            rows += known.size();
            known.forEach(row -> differences.addAll(check(table.table(), row)));
        }
        return new Result(rows, differences);
    }

    private List<Difference> check(String table, ContractedRows.Row row) {
        try {
            JsonNode record = ledger.evaluate(row.contract(), "read", row.argument());
            return row.said().stream()
                    .filter(said -> !holds(said.value(), at(record, said.path())))
                    .map(said -> new Difference(
                            "contract-differs",
                            table,
                            row.key(),
                            said.column(),
                            Objects.toString(said.value()),
                            text(at(record, said.path())),
                            null))
                    .toList();
        } catch (RuleViolation refused) {
            if (refused.code().endsWith(".unknown")) {
                return List.of(Difference.whole("contract-missing", table, row.key(), null));
            }
            throw refused;
        }
    }

    private static boolean holds(Object said, JsonNode record) {
        return switch (said) {
            case Collection<?> any -> any.stream().anyMatch(one -> holds(one, record));
            case Instant at -> isAt(at, text(record));
            default -> said.toString().equals(text(record));
        };
    }

    private static boolean isAt(Instant at, String text) {
        try {
            return Instant.parse(text).equals(at);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static JsonNode at(JsonNode record, String path) {
        JsonNode found = record;
        for (String name : path.split("\\.")) {
            found = name.equals("last") ? found.path(found.size() - 1) : found.path(name);
        }
        return found;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.isString() ? value.asString() : value.toString();
    }
}
