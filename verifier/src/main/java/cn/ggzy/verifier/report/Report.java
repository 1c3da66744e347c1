package cn.ggzy.verifier.report;

import java.util.List;
import java.util.stream.Stream;

/** All results of one run. */
public record Report(String kind, String subject, List<Result> results) {

    /** Runs every check, also after one failed: the reader wants the whole list. */
    public static <T> Report of(String kind, String name, T subject, List<Check<T>> checks) {
        return new Report(
                kind, name, checks.stream().map(check -> check.on(subject)).toList());
    }

    /** This report with the results of another one in front. */
    public Report after(Report first) {
        return new Report(
                kind,
                subject,
                Stream.concat(first.results.stream(), results.stream()).toList());
    }

    public boolean matches() {
        return results.stream().noneMatch(result -> result.outcome() == Outcome.FAILS);
    }

    public int exitCode() {
        return matches() ? 0 : 1;
    }
}
