package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes signed acts to the draw contract. An act is written down before it goes, so that the transcript has every act the contract took even when
 * the platform dies in between; what the contract refused is struck out again.
 */
@Component
class Steps {
    private final DrawRows rows;
    private final Ledger ledger;

    Steps(DrawRows rows, Ledger ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    /** The contract's record of a draw. */
    JsonNode onChain(DrawId id) {
        return ledger.evaluate("draw", TransactionName.DRAW_READ.function(), Map.of("draw", id.value()));
    }

    /** Submits a person's act with what the contract needs beside it. */
    void take(DrawId id, TransactionName transaction, JsonNode act, Map<String, ?> beside) {
        String body = CanonicalJson.of(act);
        settle(id);
        rows.insertStep(id, transaction.act(), body);
        Map<String, Object> argument = new LinkedHashMap<>(beside);
        argument.put("act", act);
        Outcome outcome = ledger.submit(Submission.of("draw", transaction.function(), argument));
        if (outcome instanceof Outcome.Committed) {
            rows.confirmStep(id, body);
        }
        if (outcome instanceof Outcome.Rejected) {
            rows.dropStep(id, body);
        }
        outcome.committed();
    }

    /** A step nobody signs: the contract alone decides whether its time has come. */
    void advance(TransactionName transaction, Map<String, ?> argument) {
        ledger.commit(Submission.of("draw", transaction.function(), argument));
    }

    /** Steps whose answer was lost and that the chain has: confirmed here, and given back. */
    List<SignedStep> confirmed(DrawId id, ChainRecord chain) {
        List<SignedStep> taken = lost(id).stream().filter(chain::has).toList();
        taken.forEach(step -> rows.confirmStep(id, step.body()));
        return taken;
    }

    List<SignedStep> lost(DrawId id) {
        return rows.steps(id).stream().filter(step -> !step.onChain()).toList();
    }

    /** Decides what became of steps whose answer was lost, by what the chain says now. */
    private void settle(DrawId id) {
        for (SignedStep step : rows.steps(id)) {
            if (!step.onChain()) {
                if (ChainRecord.of(onChain(id)).has(step)) {
                    rows.confirmStep(id, step.body());
                } else {
                    rows.dropStep(id, step.body());
                }
            }
        }
    }
}
