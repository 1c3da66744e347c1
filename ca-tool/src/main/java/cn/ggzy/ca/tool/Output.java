package cn.ggzy.ca.tool;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.path.Verdict.Status;
import cn.ggzy.ca.tool.file.Unreadable;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** How an outcome leaves the program: one JSON object on stdout, and the exit code. */
final class Output {
    static final int DONE = 0;
    static final int INVALID = 1;
    static final int UNREADABLE = 3;

    private Output() {}

    static int of(Status status) {
        return switch (status) {
            case VALID -> DONE;
            case INVALID -> INVALID;
            case UNDETERMINED -> 2;
        };
    }

    static void print(PrintWriter out, Map<String, ?> json) {
        out.print(Canonical.write(json) + "\n");
        out.flush();
    }

    /** What was handed in cannot be read, the library refuses it, or the program itself broke. */
    static int broken(PrintWriter out, Throwable broken) {
        String code = broken instanceof Refusal refusal ? refusal.code() : "UNREADABLE";
        boolean known = broken instanceof Refusal || broken instanceof Unreadable;
        return unreadable(out, code, known ? String.valueOf(broken.getMessage()) : "cannot be judged: " + broken);
    }

    /** The usage goes to stderr, for people. */
    static int misused(PrintWriter out, CommandLine.ParameterException wrong) {
        wrong.getCommandLine().usage(wrong.getCommandLine().getErr());
        return unreadable(out, "USAGE", String.valueOf(wrong.getMessage()));
    }

    private static int unreadable(PrintWriter out, String reason, String why) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", "UNREADABLE");
        json.put("reason", reason);
        json.put("because", why);
        print(out, json);
        return UNREADABLE;
    }
}
