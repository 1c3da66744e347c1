package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.MalformedNote;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.VerifierKey;

/** What a log says of itself: its checkpoint, signed with its own key. */
record SignedHead(SignedNote note, Checkpoint checkpoint, VerifierKey verifier) {
    static SignedHead parse(Members in) {
        try {
            SignedNote note = SignedNote.parse(in.text("checkpoint"));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!EvidenceContract.LOG.matcher(checkpoint.origin()).matches()) {
                throw new MalformedJson("checkpoint");
            }
            return new SignedHead(note, checkpoint, VerifierKey.parse(in.text("key")));
        } catch (MalformedNote e) {
            throw new MalformedJson("checkpoint");
        }
    }

    String log() {
        return checkpoint.origin();
    }

    long size() {
        return checkpoint.size();
    }

    Hash root() {
        return checkpoint.root();
    }

    /** The verifier key as text. */
    String key() {
        return verifier.text();
    }

    /** By this log's key, which bears the log's name; an empty log has but one root. */
    void requireSigned() {
        if (!verifier.name().equals(log())) {
            throw new Refusal(RefusalCode.EVIDENCE_OTHER_KEY);
        }
        if (!note.isSignedBy(verifier)) {
            throw new Refusal(RefusalCode.EVIDENCE_BAD_SIGNATURE);
        }
        if (size() == 0 && !root().equals(MerkleTree.emptyRoot())) {
            throw new Refusal(RefusalCode.EVIDENCE_WRONG_ROOT);
        }
    }
}
