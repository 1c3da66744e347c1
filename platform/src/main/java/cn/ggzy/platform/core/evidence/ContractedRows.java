package cn.ggzy.platform.core.evidence;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A table of whose rows a contract keeps its own record; each room that has one answers, for the comparison of database and chain. */
public interface ContractedRows {
    String table();

    /** Hands over every row that a contract knows. */
    void eachContracted(Consumer<Row> reader);

    /**
     * One row and where its record is: what {@code contract.read} answers to {@code argument}.
     *
     * @param said what the row has of the record
     */
    record Row(String key, String contract, Map<String, ?> argument, List<Said> said) {
        public Row {
            said = List.copyOf(said);
        }
    }

    /**
     * One column.
     *
     * @param path of the member, names joined by dots; {@code last} is the last of a list
     * @param value texts and numbers by their text, instants as such; of a set one must be there
     */
    record Said(String column, String path, Object value) {}
}
