package cn.ggzy.chain.tlog;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.merkle.SubtreeProofs;
import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a log that is known by its tiles. */
public final class TileTree {
    /** Where tiles are kept: files, a web server, memory. */
    @FunctionalInterface
    public interface Store {
        /** The content of the tile at this path, of at least its width. */
        byte[] read(TilePath path);
    }

    private static final int LEVELS = 8;

    private final Store store;
    private final long size;
    private final SubtreeProofs proofs = new SubtreeProofs(this::subtree);

    /** The log as it was with {@code size} entries. */
    public TileTree(Store store, long size) {
        this.store = store;
        this.size = size;
    }

    public Hash root() {
        return proofs.root(size);
    }

    public List<Hash> inclusion(long index) {
        return proofs.inclusion(index, size);
    }

    /** The proof that an earlier, smaller log is the beginning of this one. */
    public List<Hash> consistency(long first) {
        return proofs.consistency(first, size);
    }

    /** The roots of the complete subtrees, largest first: what an append needs to go on. */
    public List<Hash> frontier() {
        List<Hash> roots = new ArrayList<>();
        long from = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                roots.add(subtree(level, from >> level));
                from += 1L << level;
            }
        }
        return roots;
    }

    private Hash subtree(int level, long index) {
        int tile = level / LEVELS;
        int height = level % LEVELS;
        int width = 1 << height;
        long first = index << height;
        TilePath path = TilePath.at(tile, first / TilePath.WIDTH, size)
                .orElseThrow(() -> new IllegalArgumentException("beyond the log"));
        List<Hash> hashes = Tiles.readHashes(store.read(path));
        int at = (int) (first % TilePath.WIDTH);
        return MerkleTree.of(hashes.subList(at, at + width)).root();
    }
}
