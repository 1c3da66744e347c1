package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.evidence.Endorsed;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.LedgerInfo;
import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import tools.jackson.databind.JsonNode;

/** A chain that answers what it was told to, in this order; every bid that is read is refused on it. */
final class ScriptedLedger implements Ledger {
    private final Queue<Outcome> answers = new ArrayDeque<>();

    void rejects(String code) {
        answers.add(new Outcome.Rejected(code, Map.of()));
    }

    void judges(Map<String, ?> judgement) {
        answers.add(new Outcome.Committed("tx", 1, CanonicalJson.tree(judgement), "", List.of()));
    }

    @Override
    public JsonNode evaluate(String contract, String transaction, Map<String, ?> argument) {
        return CanonicalJson.tree(Map.of("state", "REFUSED"));
    }

    @Override
    public Outcome submit(Submission submission) {
        return answers.remove();
    }

    @Override
    public Endorsed endorse(Submission query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome.Status status(String txId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LedgerInfo info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public JsonNode connection() {
        throw new UnsupportedOperationException();
    }
}
