package cn.ggzy.verifier.draw;

import cn.ggzy.chain.draw.Committee;
import cn.ggzy.chain.draw.Selection;
import cn.ggzy.chain.draw.Selection.Outcome;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Notes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The committee is the first completable one in the order; replacements continue the same order. */
final class SelectionCheck {
    private SelectionCheck() {}

    static void examine(Transcript transcript, Notes notes) {
        Selection selection = new Selection(transcript.params(), transcript.table(), transcript.order());
        Optional<Outcome> first = selection.first();
        notes.must(first.isPresent(), "table", "no committee satisfies the rule");
        first.ifPresent(outcome -> {
            compare(transcript.file(), outcome, notes);
            replacements(transcript, selection, outcome.committee(), notes);
        });
    }

    private static void replacements(Transcript transcript, Selection selection, Committee drawn, Notes notes) {
        Committee committee = drawn;
        Set<Integer> declined = new HashSet<>();
        for (Json replacement : transcript.replacements()) {
            int gone = replacement.at("index").small();
            notes.must(committee.has(gone), replacement.where(), "index " + gone + " had no seat");
            declined.add(gone);
            Optional<Outcome> outcome = selection.replacement(committee, gone, declined);
            if (outcome.isEmpty()) {
                notes.differs(replacement.where(), "no replacement satisfies the rule");
                return;
            }
            compare(replacement, outcome.get(), notes);
            committee = outcome.get().committee();
        }
    }

    private static void compare(Json part, Outcome replayed, Notes notes) {
        Json decisions = part.at("decisions");
        notes.same(decisions.where(), Transcript.replayed(replayed.decisions()), Transcript.written(decisions));
        Json committee = part.at("committee");
        notes.same(committee.where(), replayed.committee().indices(), Transcript.indices(committee));
    }
}
