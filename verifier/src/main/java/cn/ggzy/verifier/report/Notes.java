package cn.ggzy.verifier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a check writes down while it looks. */
public final class Notes {
    private final List<Finding> findings = new ArrayList<>();
    private long looked;

    /** Counts one more thing that was looked at. */
    public void look() {
        looked++;
    }

    public void differs(String where, String what) {
        findings.add(new Finding(Outcome.FAILS, where, what));
    }

    public void stated(String where, String what) {
        findings.add(new Finding(Outcome.STATED, where, what));
    }

    public void unchecked(String where, String what) {
        findings.add(new Finding(Outcome.NOT_CHECKED, where, what));
    }

    /** Compares one value of the file with the one that follows from the others. */
    public void same(String where, Object expected, Object found) {
        look();
        if (!Objects.equals(expected, found)) differs(where, "is " + found + ", must be " + expected);
    }

    /** Notes a failure unless the condition holds. */
    public void must(boolean condition, String where, String otherwise) {
        look();
        if (!condition) differs(where, otherwise);
    }

    Result result(String check) {
        return new Result(check, looked, List.copyOf(findings));
    }
}
