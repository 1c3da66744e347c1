package cn.ggzy.verifier.report;

import java.util.stream.Collectors;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report in words for people and in JSON for machines. */
public final class Printout {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 20;

    private Printout() {}

    public static String words(Report report) {
        String checks = report.results().stream().map(Printout::words).collect(Collectors.joining());
        String verdict = report.matches() ? "MATCHES" : "DOES NOT MATCH";
        return checks + verdict + "  " + report.kind() + " " + report.subject() + "\n";
    }

    private static String words(Result result) {
        StringBuilder text = new StringBuilder(String.format("%-12s %s", label(result.outcome()), result.check()));
        if (result.looked() > 1) text.append("  (").append(result.looked()).append(" looked at)");
        text.append('\n');
        result.findings().stream().limit(SHOWN).forEach(finding -> text.append(words(finding)));
        int more = result.findings().size() - SHOWN;
        if (more > 0) text.append("    … and ").append(more).append(" more\n");
        return text.toString();
    }

    private static String words(Finding finding) {
        String place = finding.where().isEmpty() ? "" : finding.where() + ": ";
        return "    " + label(finding.outcome()) + "  " + place + finding.what() + "\n";
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case HOLDS -> "ok";
            case FAILS -> "FAILS";
            case STATED -> "stated";
            case NOT_CHECKED -> "not checked";
        };
    }

    public static String json(Report report) {
        ObjectNode root = JSON.createObjectNode()
                .put("format", "ggzy-verification/1")
                .put("kind", report.kind())
                .put("subject", report.subject())
                .put("matches", report.matches());
        ArrayNode checks = root.putArray("checks");
        report.results().forEach(result -> addResult(checks, result));
        return root.toString();
    }

    private static void addResult(ArrayNode checks, Result result) {
        ArrayNode findings = checks.addObject()
                .put("check", result.check())
                .put("outcome", result.outcome().name())
                .put("looked", result.looked())
                .putArray("findings");
        result.findings()
                .forEach(finding -> findings.addObject()
                        .put("outcome", finding.outcome().name())
                        .put("where", finding.where())
                        .put("what", finding.what()));
    }

    /** What a machine gets when the file could not be read at all. */
    public static String json(Unreadable unreadable) {
        return JSON.createObjectNode()
                .put("format", "ggzy-verification/1")
                .put("unreadable", unreadable.where())
                .put("what", unreadable.what())
                .toString();
    }
}
