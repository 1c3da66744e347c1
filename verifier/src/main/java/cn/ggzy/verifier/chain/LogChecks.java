package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.CompactRange;
import cn.ggzy.verifier.chain.History.Call;
import cn.ggzy.verifier.note.Head;
import cn.ggzy.verifier.report.Notes;
import java.util.List;
import java.util.Optional;

/** The log's own files against what the chain has anchored of them. */
final class LogChecks {
    private LogChecks() {}

    /** Every anchored root is the root over the first entries of this log: nothing was changed after it was anchored. */
    static void anchors(History history, Notes notes) {
        List<Hash> leaves = history.log().leaves();
        CompactRange tree = CompactRange.empty();
        for (Call call : history.calls("evidence", "anchor").toList()) {
            long size = call.answer().number("size");
            notes.must(size >= tree.size(), call.where(), "anchors a smaller log than the one before it");
            notes.must(
                    size <= leaves.size(), call.where(), "anchored " + size + " facts, the log has " + leaves.size());
            if (size < tree.size() || size > leaves.size()) continue;
            tree = tree.append(leaves.subList((int) tree.size(), (int) size));
            notes.same(
                    call.where() + " root of " + size,
                    tree.root(),
                    call.answer().hash("root"));
        }
    }

    static void checkpoint(History history, Notes notes) {
        Optional<Head> found = history.log().checkpoint();
        notes.must(
                found.isPresent()
                        || history.calls("evidence", "anchor").findAny().isEmpty(),
                "log/checkpoint",
                "is missing");
        if (found.isEmpty()) return;
        Head checkpoint = found.get();
        checkpoint.signatures(history.trust(), notes);
        notes.same("log/checkpoint root", history.log().root(), checkpoint.root());
        Optional<Call> last = history.calls("evidence", "anchor").reduce((before, after) -> after);
        notes.must(last.isPresent(), "log/checkpoint", "no anchor is on the chain");
        last.ifPresent(call -> {
            notes.same("log/checkpoint log", call.answer().text("log"), checkpoint.origin());
            notes.same("log/checkpoint size, last anchored", call.answer().number("size"), checkpoint.size());
            notes.same("log/checkpoint root, last anchored", call.answer().hash("root"), checkpoint.root());
        });
    }

    /** Everything that {@link RequiredFact} lists has its fact in the log; what is missing is named, one by one. */
    static void facts(History history, Notes notes) {
        List<Optional<CanonicalJson>> facts = history.log().facts();
        for (int i = 0; i < facts.size(); i++) notes.must(facts.get(i).isPresent(), "entry " + i, "is no fact");
        RequiredFact.all(history, facts.stream().flatMap(Optional::stream).toList(), notes);
    }
}
