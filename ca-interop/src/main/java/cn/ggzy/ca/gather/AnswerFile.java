package cn.ggzy.ca.gather;

import cn.ggzy.ca.crypto.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** An answer as octets on a disk, with its key and a digest over all of it, so that half a file is none. */
final class AnswerFile {
    private static final int FORMAT = 0x4f4e4e31;
    private static final int DIGEST = 32;

    private AnswerFile() {}

    static byte[] write(CacheKey key, CachedAnswer answer) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            out.writeInt(FORMAT);
            out.writeUTF(key.text());
            out.writeUTF(answer.thisUpdate().toString());
            out.writeUTF(answer.nextUpdate().map(Instant::toString).orElse(""));
            out.writeUTF(answer.fetched().toString());
            out.writeUTF(answer.source().toString());
            out.writeInt(answer.octets().length);
            out.write(answer.octets());
            out.write(Digests.sha256(all.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all.toByteArray();
    }

    /** Nothing, if the file is damaged or about something else. */
    static Optional<CachedAnswer> read(CacheKey key, byte[] file) {
        int end = file.length - DIGEST;
        if (end < 0
                || !Arrays.equals(
                        Digests.sha256(Arrays.copyOf(file, end)), Arrays.copyOfRange(file, end, file.length))) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file, 0, end))) {
            return in.readInt() == FORMAT && in.readUTF().equals(key.text()) ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static CachedAnswer read(DataInputStream in) throws IOException {
        Instant thisUpdate = Instant.parse(in.readUTF());
        Optional<Instant> nextUpdate =
                Optional.of(in.readUTF()).filter(text -> !text.isEmpty()).map(Instant::parse);
        Instant fetched = Instant.parse(in.readUTF());
        URI source = URI.create(in.readUTF());
        return new CachedAnswer(in.readNBytes(in.readInt()), thisUpdate, nextUpdate, fetched, source);
    }
}
