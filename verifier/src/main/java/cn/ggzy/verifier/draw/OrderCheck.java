package cn.ggzy.verifier.draw;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.draw.Permutation;
import cn.ggzy.verifier.report.Notes;

/** The seed follows from all secrets and the beacon, the order from the seed. */
final class OrderCheck {
    private OrderCheck() {}

    static void examine(Transcript transcript, Notes notes) {
        Hash seed = DrawHash.seed(
                transcript.draw(),
                transcript.hash("poolCommit"),
                transcript.hash("dealings"),
                transcript.parties("secret"),
                transcript.beacon());
        notes.same("seed", seed, transcript.hash("seed"));
        notes.same("order", Permutation.of(seed, transcript.n()), transcript.order());
        if (transcript.beacon().length == 0) notes.stated("beacon", "none was mixed in");
    }
}
