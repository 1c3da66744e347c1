package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.trade.tender.LotId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is recorded of evaluations; members by seat, never by name or certificate. */
final class EvaluationFacts {
    private EvaluationFacts() {}

    static Fact of(Evaluation evaluation) {
        String what = evaluation.state().name().toLowerCase(Locale.ROOT);
        return new Fact("evaluation." + what, subject(evaluation.lot()), object(evaluation), "platform");
    }

    static Map<String, Object> object(Evaluation evaluation) {
        return Map.of(
                "tender", evaluation.lot().tender().value(),
                "lot", evaluation.lot().lot(),
                "draw", evaluation.draw(),
                "state", evaluation.state().name(),
                "report", evaluation.report() == null ? "" : evaluation.report());
    }

    /** A step of one member, with the digest of the signed act that made it. */
    static Fact step(String what, LotId lot, Seat seat, @Nullable String words, String actDigest) {
        return new Fact(
                "evaluation." + what,
                subject(lot) + "/seat/" + seat.seat(),
                Map.of(
                        "tender", lot.tender().value(),
                        "lot", lot.lot(),
                        "seat", seat.seat(),
                        "account", seat.account(),
                        "state", seat.state().name(),
                        "words", words == null ? "" : words,
                        "act", actDigest),
                actor(seat));
    }

    /** One member's word about another who neither signs nor dissents. */
    static Fact note(LotId lot, Seat about, Seat by, String actDigest) {
        return new Fact(
                "evaluation.refusal-noted",
                subject(lot) + "/seat/" + about.seat(),
                Map.of(
                        "tender", lot.tender().value(),
                        "lot", lot.lot(),
                        "seat", about.seat(),
                        "by", by.seat(),
                        "act", actDigest),
                actor(by));
    }

    /** The log is public before the award: a certificate's digest is the same in every tender and would name the member to whoever has seen it once. */
    private static String actor(Seat seat) {
        return "seat/" + seat.seat();
    }

    static Fact forms(LotId lot, Seat seat, List<FormRow> forms) {
        return new Fact("evaluation.form", subject(lot) + "/seat/" + seat.seat(), forms(forms), actor(seat));
    }

    static Map<String, Object> forms(List<FormRow> forms) {
        return Map.of("forms", forms.stream().map(EvaluationFacts::form).toList());
    }

    /** What a member signs: his own forms, in the order of the tickets. */
    static String digest(List<FormRow> forms) {
        return CanonicalJson.digest(forms(forms));
    }

    private static Map<String, Object> form(FormRow row) {
        return Map.of(
                "tender", row.tender(),
                "lot", row.lot(),
                "account", row.account(),
                "ticket", row.ticket(),
                "seat", row.seat(),
                "qualification", row.qualification(),
                "scores", row.scores());
    }

    private static String subject(LotId lot) {
        return "tender/" + lot.tender() + "/lot/" + lot.lot() + "/evaluation";
    }
}
