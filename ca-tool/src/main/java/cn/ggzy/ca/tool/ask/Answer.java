package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.path.Check;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.PathStep;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.path.Verdict.Status;
import cn.ggzy.ca.report.VerdictJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What is answered: the verdict with its reason, the path it was reached on, and how revocation was treated. */
public record Answer(
        Status verdict,
        String reason,
        String zh,
        String en,
        List<PathStep> path,
        Revocation revocation,
        List<Finding> findings,
        Optional<Verdict> judged,
        List<String> notes) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** VALID before UNDETERMINED before INVALID; of two INVALIDs the one that got further says more. */
    static final Comparator<Answer> BEST_FIRST =
            Comparator.comparing(Answer::rank).thenComparing(Answer::reached, Comparator.reverseOrder());

    /** How revocation entered the verdict. */
    public enum Revocation {
        /** Every certificate below the authority needs an answer. */
        JUDGED,
        /** Nothing was handed in and nothing is demanded of plain certificates: revocation plays no part. */
        NOT_ASKED
    }

    public Answer {
        path = List.copyOf(path);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** The judge's word as it is. */
    static Answer of(Verdict verdict) {
        return of(verdict, verdict.checks());
    }

    /** The checks that count, weighed as the judge weighs them. */
    static Answer of(Verdict verdict, List<Check> checks) {
        Optional<Check> broken = first(checks, Outcome.FAILED);
        Optional<Check> deciding = broken.or(() -> first(checks, Outcome.UNDETERMINED));
        Status status = broken.isPresent() ? Status.INVALID : deciding.isPresent() ? Status.UNDETERMINED : Status.VALID;
        Reason reason = deciding.map(Check::reason).orElse(Reason.OK);
        return new Answer(
                status,
                reason.name(),
                reason.zh(),
                reason.en(),
                verdict.path(),
                Revocation.JUDGED,
                List.of(),
                Optional.of(verdict),
                List.of());
    }

    private static Optional<Check> first(List<Check> checks, Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).findFirst();
    }

    /** A broken rule of this tool makes INVALID; the judge's failures come first, its open questions last. */
    Answer and(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        Answer with = new Answer(verdict, reason, zh, en, path, revocation, all, judged, notes);
        return verdict == Status.INVALID
                ? with
                : more.stream()
                        .filter(one -> !one.holds())
                        .map(Finding::aspect)
                        .min(Comparator.naturalOrder())
                        .map(broken -> with.because(broken))
                        .orElse(with);
    }

    static Optional<Answer> better(Optional<Answer> one, Answer other) {
        return one.isPresent() && BEST_FIRST.compare(one.get(), other) <= 0 ? one : Optional.of(other);
    }

    Answer revocation(Revocation how) {
        return new Answer(verdict, reason, zh, en, path, how, findings, judged, notes);
    }

    public Answer noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Answer(verdict, reason, zh, en, path, revocation, findings, judged, all);
    }

    private Answer because(Finding.Aspect broken) {
        return new Answer(
                Status.INVALID,
                broken.name(),
                "不满足：" + broken.zh(),
                "does not hold: " + broken.en(),
                path,
                revocation,
                findings,
                judged,
                notes);
    }

    /** What a batch line and a single answer share. */
    public Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", verdict.name());
        json.put("reason", reason);
        json.put("words", Map.of("zh", zh, "en", en));
        json.put("path", path.stream().map(Answer::step).toList());
        json.put("revocation", revocation.name());
        failed().ifPresent(why -> json.put("because", why));
        if (!notes.isEmpty()) {
            json.put("notes", notes);
        }
        return json;
    }

    /** What only a single answer says beside: the judge's verdict with every check (ggzy-verdict/1), every rule of this tool. */
    public Map<String, Object> detail() {
        Map<String, Object> json = new LinkedHashMap<>();
        judged.ifPresent(verdict -> json.put("judgement", MAPPER.readTree(VerdictJson.of(verdict))));
        json.put("rules", findings.stream().map(Finding::write).toList());
        return json;
    }

    private Optional<String> failed() {
        Outcome deciding = verdict == Status.INVALID ? Outcome.FAILED : Outcome.UNDETERMINED;
        return findings.stream()
                .filter(one -> !one.holds() && one.aspect().name().equals(reason))
                .map(Finding::evidence)
                .findFirst()
                .or(() -> judged.flatMap(one -> first(one.checks(), deciding)).map(Check::evidence));
    }

    private int rank() {
        return switch (verdict) {
            case VALID -> 0;
            case UNDETERMINED -> 1;
            case INVALID -> 2;
        };
    }

    /** How far down the list of checks it came without a failure. */
    private int reached() {
        return judged.flatMap(one -> first(one.checks(), Outcome.FAILED))
                .map(check -> check.id().ordinal())
                .orElse(Integer.MAX_VALUE);
    }

    private static Map<String, Object> step(PathStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subject", step.subject());
        json.put("serial", step.serial());
        json.put("certificate", step.certificate().id());
        return json;
    }
}
