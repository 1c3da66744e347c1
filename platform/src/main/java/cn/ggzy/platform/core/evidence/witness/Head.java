package cn.ggzy.platform.core.evidence.witness;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.merkle.Proofs;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.VerifierKey;
import cn.ggzy.platform.core.shared.DurableFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last head this witness has cosigned, on disk before anybody hears of it; both heads are kept when the log forks. */
final class Head {
    private final Path folder;
    private final VerifierKey log;
    private @Nullable SignedNote last;

    Head(Path folder, VerifierKey log) {
        this.folder = folder;
        this.log = log;
        Path file = folder.resolve("head");
        this.last = Files.exists(file) ? SignedNote.parse(DurableFiles.read(file) + "\n") : null;
    }

    /** What a new checkpoint is worth. */
    enum Judgement {
        GOOD,
        UNSIGNED,
        OTHER_LOG,
        OUT_OF_STEP,
        FORK
    }

    synchronized long size() {
        return last == null ? 0 : checkpoint(last).size();
    }

    /** The last head as it is kept; empty before the first one. */
    synchronized String encoded() {
        return last == null ? "" : last.encoded();
    }

    synchronized Judgement judge(SignedNote note, long old, List<Hash> proof) {
        if (!note.isSignedBy(log)) {
            return Judgement.UNSIGNED;
        }
        Checkpoint next = checkpoint(note);
        if (!next.origin().equals(log.name())) {
            return Judgement.OTHER_LOG;
        }
        if (old != size() || next.size() < old) {
            return Judgement.OUT_OF_STEP;
        }
        Hash root = last == null ? MerkleTree.emptyRoot() : checkpoint(last).root();
        return Proofs.consistent(old, root, next.size(), next.root(), proof) ? Judgement.GOOD : Judgement.FORK;
    }

    /** From now on no other history can be cosigned by us. */
    synchronized void advance(SignedNote note) {
        DurableFiles.write(folder.resolve("head"), octets(note));
        last = note;
    }

    /** The last head; null before the first one. */
    synchronized @Nullable SignedNote last() {
        return last;
    }

    boolean isOfLog(SignedNote note) {
        return note.isSignedBy(log) && checkpoint(note).origin().equals(log.name());
    }

    Path keepFork(SignedNote other) {
        return keepFork(last(), other);
    }

    synchronized Path keepFork(@Nullable SignedNote own, SignedNote other) {
        Path fork = folder.resolve("forks")
                .resolve(checkpoint(other).size() + "-"
                        + checkpoint(other).root().hex());
        if (own != null) {
            DurableFiles.write(fork.resolve("ours"), octets(own));
        }
        DurableFiles.write(fork.resolve("theirs"), octets(other));
        return fork;
    }

    private static Checkpoint checkpoint(SignedNote note) {
        return Checkpoint.parse(note.text());
    }

    private static byte[] octets(SignedNote note) {
        return note.encoded().getBytes(StandardCharsets.UTF_8);
    }
}
