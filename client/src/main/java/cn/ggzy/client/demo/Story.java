package cn.ggzy.client.demo;

import cn.ggzy.client.api.Problem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Tells the steps in order; after a failed one that others need, the rest is told as not reached. */
final class Story {
    private final PrintStream out;
    private final List<String> failed = new ArrayList<>();
    private int number;
    private boolean broken;

    Story(PrintStream out) {
        this.out = out;
    }

    /** What a step does; the text says what was seen. */
    @FunctionalInterface
    interface Act {
        String play() throws Exception;
    }

    /** A step that later ones build on. */
    void step(String name, Act act) {
        broken |= !told(name, act);
    }

    /** A step that stands for itself. */
    void aside(String name, Act act) {
        boolean ignored = told(name, act);
    }

    void skipped(String name, String why) {
        out.printf("%2d  SKIP  %s: %s%n", ++number, name, why);
    }

    int exitCode() {
        out.printf("%n%d steps, %d failed%s%n", number, failed.size(), failed.isEmpty() ? "" : ": " + failed);
        return failed.isEmpty() ? 0 : 1;
    }

    private boolean told(String name, Act act) {
        number++;
        if (broken) {
            out.printf("%2d  ----  %s: not reached%n", number, name);
            return false;
        }
        long begun = System.nanoTime();
        try {
            String seen = act.play();
            out.printf("%2d  PASS  %s%s  [%.1f s]%n", number, name, seen.isEmpty() ? "" : ": " + seen, seconds(begun));
            return true;
        } catch (Exception problem) {
            failed.add(name);
            out.printf("%2d  FAIL  %s: %s  [%.1f s]%n", number, name, words(problem), seconds(begun));
            if (!(problem instanceof Failed) && !(problem instanceof Problem)) problem.printStackTrace(out);
            return false;
        }
    }

    private static String words(Exception problem) {
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
