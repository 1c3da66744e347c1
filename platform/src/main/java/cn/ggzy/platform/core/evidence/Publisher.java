package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.MalformedNote;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.TilePath;
import cn.ggzy.platform.core.evidence.tlog.TileFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes tiles, then the checkpoint, then the row that says so. Killed between any two, the next start writes the same octets again: places come from
 * committed rows alone, and the signature is deterministic.
 */
@Component
class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int MOST_AT_ONCE = 16_384;

    private final LogRows rows;
    private final TileFiles tiles;
    private final NoteSigner signer;

    Publisher(LogRows rows, TileFiles tiles, NoteSigner signer) {
        this.rows = rows;
        this.tiles = tiles;
        this.signer = signer;
    }

    /** Publishes what is integrated; answers whether there was anything. The lock is held so that no older checkpoint follows a newer one. */
    @Transactional
    public boolean publishNext() {
        LogRows.Head head = rows.lock();
        if (head.publishedSize() == head.integratedSize()) {
            return false;
        }
        long size = Math.min(head.integratedSize(), head.publishedSize() + MOST_AT_ONCE);
        write(head.publishedSize(), size);
        tiles.checkpoint(note(size));
        rows.published(size);
        return true;
    }

    /** Shows everybody the cosignatures, unless the log has grown meanwhile. */
    @Transactional
    public void show(SignedNote cosigned) throws NoSuchFileException {
        rows.lock();
        SignedNote shown = SignedNote.parse(new String(tiles.file("checkpoint"), StandardCharsets.UTF_8));
        if (shown.text().equals(cosigned.text())) {
            tiles.checkpoint(cosigned.signatures().stream().reduce(shown, SignedNote::with, (one, other) -> other));
        }
    }

    /** At start: the files of the published part must be there and have the root that the rows give; else all are written again. */
    @Transactional
    public void restore() {
        LogRows.Head head = rows.lock();
        long size = head.publishedSize();
        if (size == 0 || intact(size)) {
            return;
        }
        LOG.warn("the log's files are not those of the {} rows: writing them again", size);
        for (long from = 0; from < size; from += MOST_AT_ONCE) {
            write(from, Math.min(size, from + MOST_AT_ONCE));
        }
        tiles.checkpoint(note(size));
    }

    private boolean intact(long size) {
        try {
            Checkpoint last =
                    Checkpoint.parse(SignedNote.parse(new String(tiles.file("checkpoint"), StandardCharsets.UTF_8))
                            .text());
            // A checkpoint ahead of its row is one whose writer was killed in between; publishing goes over it again.
            return last.size() >= size
                    && (last.size() > size || tiles.tree(size).root().equals(last.root()))
                    && sameEntries(size);
        } catch (IOException | UncheckedIOException | MalformedNote e) {
            return false;
        }
    }

    private boolean sameEntries(long size) {
        long first = (size - 1) / TilePath.WIDTH * TilePath.WIDTH;
        return rows.entries(first, size).stream()
                .allMatch(entry -> Arrays.equals(
                        entry.leaf().getBytes(StandardCharsets.UTF_8), tiles.entry(entry.leafIndex(), size)));
    }

    private void write(long before, long size) {
        long first = before / TilePath.WIDTH * TilePath.WIDTH;
        List<TileFiles.Leaf> leaves =
                rows.entries(first, size).stream().map(Publisher::leaf).toList();
        if (leaves.size() != size - first) {
            throw new IllegalStateException("rows of the log are missing between " + first + " and " + size);
        }
        tiles.grow(before, first, leaves);
    }

    /** The leaf's hash is computed anew: a row that was changed since its place was given is found here, and never published. */
    private static TileFiles.Leaf leaf(LogRows.Entry entry) {
        byte[] octets = entry.leaf().getBytes(StandardCharsets.UTF_8);
        Hash hash = MerkleTree.leaf(octets);
        if (!hash.equals(Hash.fromBytes(entry.leafHash()))) {
            throw new IllegalStateException("the row of leaf " + entry.leafIndex() + " was changed");
        }
        return new TileFiles.Leaf(octets, hash);
    }

    private SignedNote note(long size) {
        Checkpoint checkpoint =
                new Checkpoint(signer.verifier().name(), size, tiles.tree(size).root());
        return signer.sign(checkpoint.note());
    }
}
