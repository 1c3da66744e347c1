package cn.ggzy.chain.draw;

import static cn.ggzy.chain.canonical.Encoding.concat;
import static cn.ggzy.chain.canonical.Encoding.enc;
import static cn.ggzy.chain.canonical.Encoding.u32be;
import static cn.ggzy.chain.canonical.Encoding.utf8;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import java.util.Collection;
import java.util.SortedMap;

/** The digests of PRTP-DRAW-1 (profile S), each under its own label. */
public final class DrawHash {
    private DrawHash() {}

    /** The leaf of one expert; the salt keeps the identity hidden until it is opened. */
    public static Hash leaf(String draw, int index, String expert, String specialty, String region, byte[] salt) {
        return MerkleTree.leaf(enc(
                utf8("PRTP-EXPERT-LEAF-v1"),
                utf8(draw),
                u32be(index),
                utf8(expert),
                utf8(specialty),
                utf8(region),
                salt));
    }

    /** What is fixed before anybody knows any randomness. */
    public static Hash poolCommit(String draw, Hash ruleHash, Hash root, int n, String params) {
        return Hash.of(utf8("PRTP-POOL-v1"), enc(utf8(draw), ruleHash.bytes(), root.bytes(), u32be(n), utf8(params)));
    }

    /** A party's commitment to its secret. */
    public static Hash commitment(String draw, Hash poolCommit, String party, Hash secret) {
        return Hash.of(utf8("PRTP-COMMIT-v1"), enc(utf8(draw), poolCommit.bytes(), utf8(party), secret.bytes()));
    }

    /** C: after this nobody can change or withdraw a contribution. */
    public static Hash dealings(SortedMap<String, Hash> commitments) {
        byte[][] parts = commitments.entrySet().stream()
                .map(dealt -> concat(utf8(dealt.getKey()), dealt.getValue().bytes()))
                .toArray(byte[][]::new);
        return Hash.of(utf8("PRTP-CSET-v1"), enc(parts));
    }

    /** The seed; secrets in the order of their parties, the beacon empty when there was none. */
    public static Hash seed(
            String draw, Hash poolCommit, Hash dealings, SortedMap<String, Hash> secrets, byte[] beacon) {
        Collection<Hash> ordered = secrets.values();
        byte[][] parts = new byte[ordered.size() + 4][];
        int at = 0;
        parts[at++] = utf8(draw);
        parts[at++] = poolCommit.bytes();
        parts[at++] = dealings.bytes();
        for (Hash secret : ordered) {
            parts[at++] = secret.bytes();
        }
        parts[at] = beacon;
        return Hash.of(utf8("PRTP-SEED-v1"), enc(parts));
    }
}
