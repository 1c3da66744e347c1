package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Looks for a whole block behind a place where none could be read: a process that was killed leaves nothing behind its last, half
 * written block, so what has one is damaged.
 */
final class LaterFrame {
    private static final int WINDOW = 1 << 20;
    // Length, checksum, and the beginning of a block up to the tag of its previous hash.
    private static final int LOOK = 32;

    private final FileChannel channel;
    private final long size;

    LaterFrame(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    boolean isBehind(long offset) throws IOException {
        for (long start = offset + 1; start < size; start += WINDOW) {
            ByteBuffer window = read(start, (int) Math.min(WINDOW + LOOK, size - start));
            for (int at = 0; at < WINDOW && at + LOOK <= window.limit(); at++) {
                if (looksLikeOne(window, at, size - start - at) && matches(window, at, start + at)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Cheap, and so rarely true by chance that the checksums behind it cost nothing. */
    private static boolean looksLikeOne(ByteBuffer window, int at, long left) {
        int length = window.getInt(at);
        if (length <= LOOK || length > left - BlockFile.HEADER || window.get(at + BlockFile.HEADER) != 0x0A) {
            return false;
        }
        try {
            CodedInputStream in = CodedInputStream.newInstance(
                    window.array(), at + BlockFile.HEADER + 1, LOOK - BlockFile.HEADER - 1);
            // Every block but the first has a number and the hash of the one before; the first has nothing before it.
            return in.readRawVarint32() > 0
                    && in.readTag() == 0x0A
                    && in.readRawVarint32() > 0
                    && in.readTag() == 0x08
                    && in.readUInt64() > 0
                    && in.readTag() == 0x12;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean matches(ByteBuffer window, int at, long offset) throws IOException {
        CRC32C crc = new CRC32C();
        long end = offset + BlockFile.HEADER + window.getInt(at);
        for (long start = offset + BlockFile.HEADER; start < end; start += WINDOW) {
            crc.update(read(start, (int) Math.min(WINDOW, end - start)));
        }
        return (int) crc.getValue() == window.getInt(at + Integer.BYTES);
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        return BlockFile.read(channel, offset, length);
    }
}
