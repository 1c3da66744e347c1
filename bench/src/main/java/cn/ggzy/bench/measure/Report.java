package cn.ggzy.bench.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a benchmark has to say: for people a table, for programs JSON. */
public final class Report {
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    public Report(String benchmark, String at) {
        members.put("benchmark", benchmark);
        members.put("at", at);
        members.put("machine", Machine.describe());
        members.put("loadAtStart", Machine.load());
    }

    public Report put(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Something was lost, doubled or not what it must be: the run ends with an error whatever the figures are. */
    public void fail(String what) {
        failures.add(what);
    }

    public boolean failed() {
        return !failures.isEmpty();
    }

    public void print(PrintStream out, boolean json) {
        members.put("loadAtEnd", Machine.load());
        members.put("failures", failures);
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(members));
        } else {
            members.forEach((name, value) -> print(out, "", name, value));
        }
    }

    private static void print(PrintStream out, String indent, String name, Object value) {
        if (value instanceof Map<?, ?> inner) {
            out.println(indent + name);
            inner.forEach((key, one) -> print(out, indent + "  ", String.valueOf(key), one));
        } else if (value instanceof List<?> rows && !rows.isEmpty() && rows.get(0) instanceof Map<?, ?>) {
            out.println(indent + name);
            table(out, indent + "  ", rows);
        } else {
            out.printf(Locale.ROOT, "%s%-28s %s%n", indent, name, text(value));
        }
    }

    private static void table(PrintStream out, String indent, List<?> rows) {
        StringBuilder head = new StringBuilder(indent);
        ((Map<?, ?>) rows.get(0)).keySet().forEach(column -> head.append("%-18s".formatted(column)));
        out.println(head);
        for (Object row : rows) {
            StringBuilder line = new StringBuilder(indent);
            ((Map<?, ?>) row).values().forEach(cell -> line.append("%-18s".formatted(text(cell))));
            out.println(line);
        }
    }

    private static String text(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number)
                : String.valueOf(value);
    }
}
