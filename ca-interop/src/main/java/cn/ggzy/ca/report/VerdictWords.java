package cn.ggzy.ca.report;

import cn.ggzy.ca.path.Check;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A verdict in Chinese or English: the answer first, then every check; what did not pass is told down to its parts. */
public final class VerdictWords {
    private VerdictWords() {}

    /** The languages a verdict is told in. */
    public enum Language {
        ZH,
        EN
    }

    public static String of(Verdict verdict, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(status(verdict, language) + reason(verdict, language));
        verdict.checks().forEach(check -> tell(check, language, "  ", lines));
        verdict.wouldSettle()
                .forEach(remedy -> lines.add(choose(
                                language,
                                "需要：" + remedy.kind().zh(),
                                "needed: " + remedy.kind().en())
                        + (remedy.about().isEmpty() ? "" : " (" + remedy.about() + ")")
                        + remedy.at().map(at -> " " + at).orElse("")));
        verdict.recheckAt()
                .ifPresent(at -> lines.add(choose(language, "此结论最迟须于此时重新核验：", "to be asked again at: ") + at));
        return String.join("\n", lines);
    }

    private static String reason(Verdict verdict, Language language) {
        return verdict.reason() == Reason.OK
                ? ""
                : choose(
                        language,
                        "：" + verdict.reason().zh(),
                        ": " + verdict.reason().en());
    }

    private static String status(Verdict verdict, Language language) {
        return switch (verdict.status()) {
            case VALID -> choose(language, "有效", "VALID");
            case INVALID -> choose(language, "无效", "INVALID");
            case UNDETERMINED -> choose(language, "无法判定", "UNDETERMINED");
        };
    }

    private static void tell(Check check, Language language, String indent, List<String> lines) {
        lines.add(indent + outcome(check.outcome(), language) + " "
                + choose(language, check.rule().zh(), check.rule().en()) + " [" + check.evidence() + "]");
        if (check.outcome() != Outcome.PASSED) {
            check.children().forEach(child -> tell(child, language, indent + "  ", lines));
        }
    }

    private static String outcome(Outcome outcome, Language language) {
        return switch (outcome) {
            case PASSED -> choose(language, "通过", "passed");
            case FAILED -> choose(language, "不通过", "failed");
            case UNDETERMINED -> choose(language, "无法判定", "open");
            case WARNED -> choose(language, "提醒", "warned");
        };
    }

    private static String choose(Language language, String zh, String en) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
