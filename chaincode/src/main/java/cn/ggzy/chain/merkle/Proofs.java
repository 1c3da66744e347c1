package cn.ggzy.chain.merkle;

import cn.ggzy.chain.canonical.Hash;
import java.util.Iterator;
import java.util.List;

/** Checks proofs as RFC 9162 §2.1.3.2 and §2.1.4.2 write them down; needs no tree. */
public final class Proofs {
    private Proofs() {}

    /** Whether {@code path} leads from the leaf at {@code index} to the root of a tree of {@code size}. */
    public static boolean included(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        Hash r = leaf;
        for (Hash p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = MerkleTree.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = MerkleTree.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    /** Whether the tree of {@code first} leaves is the beginning of the tree of {@code second} leaves. */
    public static boolean consistent(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return proof.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            return proof.isEmpty() && firstRoot.equals(MerkleTree.emptyRoot());
        }
        return !proof.isEmpty() && grows(first, firstRoot, second, secondRoot, proof);
    }

    private static boolean grows(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
        int zeros = Long.numberOfTrailingZeros(first);
        long fn = (first - 1) >> zeros;
        long sn = (second - 1) >> zeros;
        Iterator<Hash> rest = proof.iterator();
        // A first tree that is a power of two is a node of the second: its root need not be in the proof.
        Hash fr = Long.bitCount(first) == 1 ? firstRoot : rest.next();
        Hash sr = fr;
        while (rest.hasNext()) {
            Hash c = rest.next();
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = MerkleTree.node(c, fr);
                sr = MerkleTree.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = MerkleTree.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
    }
}
