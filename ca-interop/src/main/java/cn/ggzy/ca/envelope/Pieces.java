package cn.ggzy.ca.envelope;

import java.io.IOException;
import java.io.OutputStream;

/** Cuts a stream into pieces of one MiB. */
abstract class Pieces extends OutputStream {
    private final byte[] piece = new byte[1 << 20];
    private int filled;

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int now = Math.min(piece.length - filled, length - done);
            System.arraycopy(octets, from + done, piece, filled, now);
            filled += now;
            done += now;
            if (filled == piece.length) {
                flushPiece();
            }
        }
    }

    void flushPiece() throws IOException {
        if (filled > 0) {
            piece(piece, filled);
            filled = 0;
        }
    }

    abstract void piece(byte[] octets, int length) throws IOException;
}
