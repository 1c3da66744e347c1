package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** Seals and opens bid files of any size, chunk by chunk ({@code docs/sealed-bid.md}). Streams are the caller's to close. */
public final class SealedBid {
    private static final byte[] MAGIC = "GGZYBID1".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_HEADER = 64 * 1024;

    private SealedBid() {}

    public static SealedResult seal(SealRequest request, InputStream plaintext, OutputStream file, SecureRandom random)
            throws IOException {
        ContentKey key = ContentKey.random(random);
        SealedHeader header = new SealedHeader(
                request.slot(),
                request.plainSize(),
                key.commitment(request.slot()),
                request.certificates().stream()
                        .map(certificate -> Recipient.wrap(key, certificate, random))
                        .toList());
        return seal(header, key, plaintext, file);
    }

    /** Reads the header only; the stream then stands at the first chunk. */
    public static SealedHeader readHeader(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        try {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new Refusal("sealed.malformed", "not a sealed bid");
            }
            int length = in.readInt();
            if (length < 2 || length > MAX_HEADER) {
                throw new Refusal("sealed.malformed", "header of " + length + " octets");
            }
            byte[] header = new byte[length];
            in.readFully(header);
            return SealedHeader.parse(new String(header, StandardCharsets.UTF_8));
        } catch (EOFException e) {
            throw new Refusal("sealed.truncated", "the file ends within its header", e);
        }
    }

    /**
     * Opens a file that must be the expected bid and returns the plaintext's digest (hex). What was written before a refusal is not to be
     * used: only a normal return says that the file is whole.
     */
    public static String open(InputStream file, BidSlot expected, ContentKey key, OutputStream plaintext)
            throws IOException {
        SealedHeader header = readHeader(file);
        if (!header.slot().equals(expected)) {
            throw new Refusal("sealed.other-bid", "the header names another tender, lot, ticket or version");
        }
        Chunks chunks = new Chunks(header, key);
        MessageDigest digest = Digests.sha256();
        for (long index = 0; index < Chunks.count(header.plainSize()); index++) {
            byte[] plain = chunks.open(index, read(file, header, index), sealedLength(header, index));
            digest.update(plain);
            plaintext.write(plain);
        }
        if (file.read() >= 0) {
            throw new Refusal("sealed.malformed", "octets behind the last chunk");
        }
        return Digests.hex(digest.digest());
    }

    static SealedResult seal(SealedHeader header, ContentKey key, InputStream plaintext, OutputStream file)
            throws IOException {
        try (PieceHasher pieces = new PieceHasher()) {
            MessageDigest digest = Digests.sha256();
            writeBoth(head(header), file, pieces);
            Chunks chunks = new Chunks(header, key);
            for (long index = 0; index < Chunks.count(header.plainSize()); index++) {
                byte[] plain = plaintext.readNBytes(Chunks.length(header.plainSize(), index));
                requirePlain(plain.length == Chunks.length(header.plainSize(), index), "shorter");
                digest.update(plain);
                writeBoth(chunks.seal(index, plain, plain.length), file, pieces);
            }
            requirePlain(plaintext.read() < 0, "longer");
            return new SealedResult(header, pieces.finish(), Digests.hex(digest.digest()), key);
        }
    }

    private static byte[] head(SealedHeader header) {
        byte[] text = header.toJson().getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_HEADER) {
            throw new Refusal("sealed.malformed", "header of " + text.length + " octets");
        }
        return ByteBuffer.allocate(MAGIC.length + 4 + text.length)
                .put(MAGIC)
                .putInt(text.length)
                .put(text)
                .array();
    }

    private static byte[] read(InputStream file, SealedHeader header, long index) throws IOException {
        int length = sealedLength(header, index);
        byte[] sealed = file.readNBytes(length);
        if (sealed.length < length) {
            throw new Refusal("sealed.truncated", "the file ends within chunk " + index);
        }
        return sealed;
    }

    private static int sealedLength(SealedHeader header, long index) {
        return Chunks.length(header.plainSize(), index) + Chunks.TAG;
    }

    private static void writeBoth(byte[] octets, OutputStream file, PieceHasher pieces) throws IOException {
        file.write(octets);
        pieces.write(octets, 0, octets.length);
    }

    private static void requirePlain(boolean holds, String but) {
        if (!holds) {
            throw new Refusal("sealed.plain-size", "the plaintext is " + but + " than announced");
        }
    }
}
