package cn.ggzy.ca.sealed;

import cn.ggzy.ca.crypto.Digests;
import java.security.MessageDigest;
import java.util.List;

/** The tree hash of RFC 9162, section 2.1.1. */
public final class TreeHash {
    private TreeHash() {}

    /** The digest of a leaf's content. */
    public static byte[] leaf(byte[] content) {
        MessageDigest digest = Digests.sha256();
        digest.update((byte) 0);
        return digest.digest(content);
    }

    /** The root over leaf hashes; of none it is the digest of nothing. */
    public static byte[] root(List<byte[]> leaves) {
        return switch (leaves.size()) {
            case 0 -> Digests.sha256(new byte[0]);
            case 1 -> leaves.get(0).clone();
            default -> {
                int split = Integer.highestOneBit(leaves.size() - 1);
                yield node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
            }
        };
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Digests.sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
