package cn.ggzy.chain.merkle;

import cn.ggzy.chain.canonical.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes proofs for a tree too large for memory, asking only for the roots of complete subtrees (which tiles hold). */
public final class SubtreeProofs {
    /** Where the hashes are kept. */
    @FunctionalInterface
    public interface Subtrees {
        /** The root of the complete subtree of {@code 2^level} leaves that begins at leaf {@code index · 2^level}. */
        Hash root(int level, long index);
    }

    private final Subtrees subtrees;

    public SubtreeProofs(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** The root over the first {@code size} leaves. */
    public Hash root(long size) {
        return size == 0 ? MerkleTree.emptyRoot() : root(0, size);
    }

    /** As {@link MerkleTree#inclusion}, in the tree of the first {@code size} leaves. */
    public List<Hash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            boolean left = index < middle;
            path.add(left ? root(middle, to) : root(from, middle));
            from = left ? from : middle;
            to = left ? middle : to;
        }
        Collections.reverse(path);
        return path;
    }

    /** As {@link MerkleTree#consistency}, from the tree of {@code first} leaves to the tree of {@code second}. */
    public List<Hash> consistency(long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("no tree of " + first);
        }
        List<Hash> proof = new ArrayList<>();
        if (first == 0 || first == second) {
            return proof;
        }
        long from = 0;
        long to = second;
        boolean wholeOld = true;
        while (first != to) {
            long middle = from + split(to - from);
            boolean left = first <= middle;
            proof.add(left ? root(middle, to) : root(from, middle));
            to = left ? middle : to;
            from = left ? from : middle;
            wholeOld &= left;
        }
        if (!wholeOld) {
            proof.add(root(from, to));
        }
        Collections.reverse(proof);
        return proof;
    }

    private Hash root(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return subtrees.root(level, from >> level);
        }
        long middle = from + split(width);
        return MerkleTree.node(root(from, middle), root(middle, to));
    }

    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }
}
