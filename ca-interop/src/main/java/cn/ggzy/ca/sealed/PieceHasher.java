package cn.ggzy.ca.sealed;

import cn.ggzy.ca.crypto.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Takes a file's octets as they come and cuts them into upload pieces of 4 MiB. Holds no piece in memory. */
public final class PieceHasher extends OutputStream {
    public static final int PIECE = 4 * 1024 * 1024;

    private final List<String> digests = new ArrayList<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private final MessageDigest plain = Digests.sha256();
    private final MessageDigest leaf = Digests.sha256();
    private long size;
    private int inPiece;

    public static Pieces of(InputStream file) throws IOException {
        try (PieceHasher hasher = new PieceHasher()) {
            file.transferTo(hasher);
            return hasher.finish();
        }
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
        int done = 0;
        while (done < length) {
            int now = Math.min(PIECE - inPiece, length - done);
            update(octets, from + done, now);
            done += now;
        }
    }

    /** The pieces of everything written; the hasher starts anew afterwards. */
    public Pieces finish() {
        if (inPiece > 0) {
            endPiece();
        }
        Pieces pieces = new Pieces(size, digests, leaves);
        digests.clear();
        leaves.clear();
        size = 0;
        return pieces;
    }

    private void update(byte[] octets, int from, int length) {
        if (inPiece == 0) {
            leaf.update((byte) 0);
        }
        plain.update(octets, from, length);
        leaf.update(octets, from, length);
        size += length;
        inPiece += length;
        if (inPiece == PIECE) {
            endPiece();
        }
    }

    private void endPiece() {
        digests.add(Digests.hex(plain.digest()));
        leaves.add(leaf.digest());
        inPiece = 0;
    }
}
