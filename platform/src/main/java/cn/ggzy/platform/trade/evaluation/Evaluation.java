package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The evaluation (评标) of a lot. */
public record Evaluation(
        LotId lot,
        String draw,
        EvaluationState state,
        @Nullable String report,
        long version) {

    static Evaluation seated(LotId lot, String draw) {
        return new Evaluation(lot, draw, EvaluationState.SEATED, null, 0);
    }

    Evaluation redrawn(String newDraw) {
        return new Evaluation(lot, newDraw, state, report, version);
    }

    Evaluation scoring() {
        require(EvaluationState.SEATED);
        return new Evaluation(lot, draw, EvaluationState.SCORING, null, version);
    }

    Evaluation reported(String text) {
        require(EvaluationState.SCORING);
        return new Evaluation(lot, draw, EvaluationState.REPORTED, text, version);
    }

    Evaluation signed() {
        require(EvaluationState.REPORTED);
        return new Evaluation(lot, draw, EvaluationState.SIGNED, report, version);
    }

    /** The committee changes only while nobody's result is written into a report (条例 第四十八条). */
    void requireChangeable() {
        if (state == EvaluationState.REPORTED || state == EvaluationState.SIGNED) {
            throw wrongState();
        }
    }

    void require(EvaluationState wanted) {
        if (state != wanted) {
            throw wrongState();
        }
    }

    /** Until then each member may sign or dissent, and nobody may say that he does not. */
    void requireSigningOver(Instant now, Instant until) {
        if (now.isBefore(until)) {
            throw RuleViolation.conflict(
                    "evaluation.signing-running", Map.of("lot", lot.toString(), "until", until.toString()));
        }
    }

    /** From here the time for signing runs. */
    public Instant reportedAt() {
        return Instant.parse(reportJson().path("at").asString());
    }

    JsonNode reportJson() {
        return CanonicalJson.read(reportText());
    }

    String reportDigest() {
        return CanonicalJson.digest(reportJson());
    }

    private String reportText() {
        if (report == null) {
            throw RuleViolation.conflict("evaluation.no-report-yet", Map.of("lot", lot.toString()));
        }
        return report;
    }

    private RuleViolation wrongState() {
        return RuleViolation.conflict("evaluation.wrong-state", Map.of("lot", lot.toString(), "state", state));
    }
}
