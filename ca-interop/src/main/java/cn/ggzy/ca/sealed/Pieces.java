package cn.ggzy.ca.sealed;

import cn.ggzy.ca.crypto.Digests;
import java.util.List;

/** What a file is in upload pieces: its size, the SHA-256 of each piece, and each piece's leaf hash. */
public record Pieces(long size, List<String> digests, List<byte[]> leaves) {
    public Pieces {
        digests = List.copyOf(digests);
        leaves = List.copyOf(leaves);
    }

    public int count() {
        return digests.size();
    }

    /** {@code sealed.root}: the RFC 9162 tree hash over the pieces, in hex. */
    public String root() {
        return Digests.hex(TreeHash.root(leaves));
    }
}
