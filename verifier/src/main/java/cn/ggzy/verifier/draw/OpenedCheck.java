package cn.ggzy.verifier.draw;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.Candidate;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.merkle.Proofs;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Notes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every opened name is the one that stood at its place in the pool, and only selected ones are opened. */
final class OpenedCheck {
    private OpenedCheck() {}

    static void examine(Transcript transcript, Notes notes) {
        Set<Integer> selected = selected(transcript);
        for (Json opened : transcript.opened()) {
            int index = opened.at("index").small();
            notes.must(selected.remove(index), opened.where(), "index " + index + " was not selected, or stands twice");
            if (index < 0 || index >= transcript.n()) continue;
            Hash leaf = leaf(transcript, opened, index);
            notes.same(opened.where(), transcript.leaves().get(index), leaf);
            List<Hash> path = opened.list("path").stream().map(Transcript::hash).toList();
            notes.must(
                    Proofs.included(leaf, index, transcript.n(), path, transcript.hash("root")),
                    opened.where() + ".path",
                    "does not lead from the leaf to the root");
        }
        if (transcript.opened().isEmpty()) notes.unchecked("opened", "no name has been opened yet");
    }

    private static Hash leaf(Transcript transcript, Json opened, int index) {
        Candidate row = transcript.table().get(index);
        return DrawHash.leaf(
                transcript.draw(),
                index,
                opened.text("expertId"),
                row.specialty(),
                row.region(),
                opened.at("salt").hex());
    }

    private static Set<Integer> selected(Transcript transcript) {
        Set<Integer> selected =
                new HashSet<>(Transcript.indices(transcript.file().at("committee")));
        transcript.replacements().forEach(one -> selected.addAll(Transcript.indices(one.at("committee"))));
        return selected;
    }
}
