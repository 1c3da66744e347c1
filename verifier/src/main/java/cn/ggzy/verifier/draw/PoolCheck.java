package cn.ggzy.verifier.draw;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.verifier.report.Notes;

/** The pool was fixed before anybody knew any randomness: leaves → root → commitment. */
final class PoolCheck {
    private PoolCheck() {}

    static void examine(Transcript transcript, Notes notes) {
        notes.same("root", MerkleTree.of(transcript.leaves()).root(), transcript.hash("root"));
        Hash poolCommit = DrawHash.poolCommit(
                transcript.draw(),
                transcript.hash("ruleHash"),
                transcript.hash("root"),
                transcript.n(),
                transcript.paramsText());
        notes.same("poolCommit", poolCommit, transcript.hash("poolCommit"));
    }
}
