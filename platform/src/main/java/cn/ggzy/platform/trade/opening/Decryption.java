package cn.ggzy.platform.trade.opening;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.sealed.BidSlot;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.PieceHasher;
import cn.ggzy.ca.sealed.Pieces;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedHeader;
import cn.ggzy.platform.core.document.Uploads;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.Bid;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads a sealed file once: decrypts it and computes anew what was promised of it. */
@Component
class Decryption {
    private static final Logger LOG = LoggerFactory.getLogger(Decryption.class);
    private static final int BUFFER = 1 << 17;

    private final Uploads uploads;
    private final Path folder;

    Decryption(Uploads uploads, @Value("${onenet.data}/opening") Path folder) throws IOException {
        this.uploads = uploads;
        this.folder = Files.createDirectories(folder);
    }

    /** Whether the key is the one that the file's header commits to; a header that cannot be read any more is judged later. */
    boolean isKeyOf(Bid bid, ContentKey key) {
        try (InputStream file = read(bid)) {
            SealedHeader header = SealedBid.readHeader(file);
            return header.keyCommitment().equals(key.commitment(slot(bid)));
        } catch (IOException | UncheckedIOException | RuleViolation | Refusal unreadable) {
            return true;
        }
    }

    /** @throws Unreadable when the store does not give the file out */
    Found open(Bid bid, ContentKey key, IntConsumer percent) throws IOException {
        Path plain = Files.createTempFile(folder, "plain", null);
        try {
            return opened(bid, key, percent, plain);
        } catch (UncheckedIOException | RuleViolation e) {
            Files.deleteIfExists(plain);
            throw new Unreadable(e);
        } catch (IOException e) {
            Files.deleteIfExists(plain);
            throw e;
        }
    }

    /** A piece is gone, or the disk does not give it out. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(Exception cause) {
            super(cause);
        }
    }

    private Found opened(Bid bid, ContentKey key, IntConsumer percent, Path plain) throws IOException {
        try (InputStream stored = read(bid);
                PieceHasher pieces = new PieceHasher();
                Tee tee = new Tee(stored, pieces, bid.sealed().size(), percent);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(plain), BUFFER)) {
            String failure = "";
            Optional<String> digest = Optional.empty();
            try {
                digest = Optional.of(SealedBid.open(tee, slot(bid), key, out));
            } catch (Refusal refusal) {
                failure = refusal.code();
                LOG.info("bid cannot be decrypted bid={} code={}", bid.id(), failure);
            }
            tee.transferTo(OutputStream.nullOutputStream());
            Pieces found = pieces.finish();
            return new Found(found.root(), changed(bid, found.digests()), digest, plain, failure);
        }
    }

    private InputStream read(Bid bid) {
        return uploads.read(
                bid.id().lot().tender().value(),
                bid.id().lot().lot(),
                bid.id().ticket().value(),
                bid.sealed().root());
    }

    private List<Integer> changed(Bid bid, List<String> found) {
        List<String> uploaded = uploads.digests(
                bid.id().lot().tender().value(),
                bid.id().lot().lot(),
                bid.id().ticket().value(),
                bid.sealed().root());
        return IntStream.range(0, Math.max(uploaded.size(), found.size()))
                .filter(i -> i >= uploaded.size()
                        || i >= found.size()
                        || !uploaded.get(i).equals(found.get(i)))
                .boxed()
                .toList();
    }

    private static BidSlot slot(Bid bid) {
        int version = CanonicalJson.read(bid.submission()).path("version").asInt(1);
        return new BidSlot(
                bid.id().lot().tender().value(),
                bid.id().lot().lot(),
                bid.id().ticket().value(),
                version);
    }

    /** Hashes and counts whatever is read through it. */
    private static final class Tee extends FilterInputStream {
        private final OutputStream copy;
        private final long size;
        private final IntConsumer percent;
        private long read;
        private int told;

        Tee(InputStream in, OutputStream copy, long size, IntConsumer percent) {
            super(in);
            this.copy = copy;
            this.size = Math.max(1, size);
            this.percent = percent;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            int n = readStored(octets, from, length);
            if (n > 0) {
                copy.write(octets, from, n);
                tell(n);
            }
            return n;
        }

        /** What the store does not give out is told apart from what we cannot write. */
        private int readStored(byte[] octets, int from, int length) {
            try {
                return super.read(octets, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void tell(int n) {
            read += n;
            int now = (int) Math.min(100, 100 * read / size);
            if (now >= told + 5) {
                told = now;
                percent.accept(now);
            }
        }
    }
}
