package cn.ggzy.chain.merkle;

import cn.ggzy.chain.canonical.Hash;
import java.util.ArrayList;
import java.util.List;

/** A growing tree known only by the roots of its complete subtrees, largest first; a value: growing returns a new one. */
public record CompactRange(long size, List<Hash> subtrees) {
    public CompactRange {
        subtrees = List.copyOf(subtrees);
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException("a tree of " + size + " has " + Long.bitCount(size) + " subtrees");
        }
    }

    public static CompactRange empty() {
        return new CompactRange(0, List.of());
    }

    /** The tree with these leaf hashes added at its right side. */
    public CompactRange append(List<Hash> leaves) {
        List<Hash> stack = new ArrayList<>(subtrees);
        long n = size;
        for (Hash leaf : leaves) {
            Hash root = leaf;
            for (long bits = n; (bits & 1) == 1; bits >>= 1) {
                root = MerkleTree.node(stack.remove(stack.size() - 1), root);
            }
            stack.add(root);
            n++;
        }
        return new CompactRange(n, stack);
    }

    public Hash root() {
        if (subtrees.isEmpty()) {
            return MerkleTree.emptyRoot();
        }
        int last = subtrees.size() - 1;
        Hash root = subtrees.get(last);
        for (int i = last - 1; i >= 0; i--) {
            root = MerkleTree.node(subtrees.get(i), root);
        }
        return root;
    }
}
