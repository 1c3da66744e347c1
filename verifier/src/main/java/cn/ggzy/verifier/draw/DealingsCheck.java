package cn.ggzy.verifier.draw;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.verifier.report.Notes;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every secret is the one its party had committed to, and C covers all commitments. */
final class DealingsCheck {
    private DealingsCheck() {}

    static void examine(Transcript transcript, Notes notes) {
        SortedMap<String, Hash> commitments = transcript.parties("commitment");
        notes.must(commitments.size() >= 2, "parties", "fewer than two parties dealt");
        SortedMap<String, Hash> derived = new TreeMap<>();
        transcript
                .parties("secret")
                .forEach((party, secret) -> derived.put(
                        party, DrawHash.commitment(transcript.draw(), transcript.hash("poolCommit"), party, secret)));
        notes.same("parties", derived, commitments);
        notes.same("dealings", DrawHash.dealings(commitments), transcript.hash("dealings"));
    }
}
