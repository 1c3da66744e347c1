package cn.ggzy.verifier.note;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.Cosignature;
import cn.ggzy.chain.tlog.MalformedNote;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.VerifierKey;
import cn.ggzy.verifier.report.Notes;
import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.trust.Trust;
import java.util.List;

/** The head of a log as a file has it: a checkpoint and the signatures under it. */
public record Head(String where, SignedNote note, Checkpoint checkpoint) {

    public static Head parse(String where, String text) {
        try {
            SignedNote note = SignedNote.parse(text);
            return new Head(where, note, Checkpoint.parse(note.text()));
        } catch (RuntimeException malformed) {
            throw new Unreadable(where, "is no checkpoint");
        }
    }

    public String origin() {
        return checkpoint.origin();
    }

    public long size() {
        return checkpoint.size();
    }

    public Hash root() {
        return checkpoint.root();
    }

    /** The log itself signed, and enough of the witnesses that the reader trusts. */
    public void signatures(Trust trust, Notes notes) {
        VerifierKey log = key(trust.logKey());
        notes.same(where + ".origin", log.name(), origin());
        notes.must(note.isSignedBy(log), where, "the log's signature does not hold");
        List<VerifierKey> witnesses =
                trust.witnessKeys().stream().map(Head::key).toList();
        int cosigned = Cosignature.count(note, witnesses);
        notes.must(
                cosigned >= trust.witnessThreshold(),
                where,
                cosigned + " witnesses have cosigned, " + trust.witnessThreshold() + " are needed");
        if (trust.witnessThreshold() == 0) notes.stated(where, "the reader asks for no witnesses");
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (MalformedNote malformed) {
            throw new Unreadable("trust.json", "has no verifier key: " + text);
        }
    }
}
