package cn.ggzy.chain.merkle;

import cn.ggzy.chain.canonical.Hash;
import java.util.ArrayList;
import java.util.List;

/** The Merkle tree of RFC 9162 §2.1 over leaf hashes that are all at hand. */
public final class MerkleTree {
    private static final byte[] LEAF = {0x00};
    private static final byte[] NODE = {0x01};

    /** Level 0 are the leaves; level l+1 has the nodes over complete pairs of level l. */
    private final List<List<Hash>> levels;

    private final SubtreeProofs proofs;

    private MerkleTree(List<List<Hash>> levels) {
        this.levels = levels;
        this.proofs = new SubtreeProofs((level, index) -> levels.get(level).get((int) index));
    }

    /** The tree over these leaf hashes. */
    public static MerkleTree of(List<Hash> leafHashes) {
        List<List<Hash>> levels = new ArrayList<>();
        for (List<Hash> level = List.copyOf(leafHashes); !level.isEmpty(); level = above(level)) {
            levels.add(level);
        }
        return new MerkleTree(levels);
    }

    /** {@code H(0x00 ‖ d)}. */
    public static Hash leaf(byte[] entry) {
        return Hash.of(LEAF, entry);
    }

    /** {@code H(0x01 ‖ l ‖ r)}. */
    public static Hash node(Hash left, Hash right) {
        return Hash.of(NODE, left.bytes(), right.bytes());
    }

    /** The root of no leaves: the digest of nothing. */
    public static Hash emptyRoot() {
        return Hash.of();
    }

    public int size() {
        return levels.isEmpty() ? 0 : levels.get(0).size();
    }

    public Hash root() {
        return proofs.root(size());
    }

    /** The path from leaf {@code index} to the root, lowest first (RFC 9162 §2.1.3.1). */
    public List<Hash> inclusion(int index) {
        return proofs.inclusion(index, size());
    }

    /** The proof that the first {@code size} leaves are the beginning of this tree (RFC 9162 §2.1.4.1). */
    public List<Hash> consistency(int size) {
        return proofs.consistency(size, size());
    }

    private static List<Hash> above(List<Hash> level) {
        List<Hash> nodes = new ArrayList<>(level.size() / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            nodes.add(node(level.get(i), level.get(i + 1)));
        }
        return nodes;
    }
}
