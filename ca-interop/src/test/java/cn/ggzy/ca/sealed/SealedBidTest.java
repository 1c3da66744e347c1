package cn.ggzy.ca.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedBidTest {
    private static final BidSlot SLOT = new BidSlot("T-1", "L1", "00112233445566778899aabbccddeeff", 1);
    private static final int SEALED_CHUNK = 65_536 + 16;

    private static PracticeKey rsa;
    private static PracticeKey sm2;

    @BeforeAll
    static void takeTwoBidders(@TempDir Path directory) {
        PracticeProvince province = PracticeProvince.openOrCreate(
                directory, Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
        rsa = province.player("bidder-1");
        sm2 = province.player("bidder-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void bothFamiliesUnwrapTheKeyThatOpensTheFile(int size) throws IOException {
        byte[] plain = plain(size);
        Sealed sealed = seal(plain);
        SealedHeader header = SealedBid.readHeader(new ByteArrayInputStream(sealed.file));

        for (PracticeKey holder : List.of(rsa, sm2)) {
            ContentKey key =
                    header.recipient(holder.certificate()).orElseThrow().unwrap(Keys.privateKey(holder.privateKey()));
            ByteArrayOutputStream opened = new ByteArrayOutputStream();
            assertThat(SealedBid.open(new ByteArrayInputStream(sealed.file), SLOT, key, opened))
                    .isEqualTo(sealed.result.plaintextDigest())
                    .isEqualTo(Digests.hex(Digests.sha256(plain)));
            assertThat(opened.toByteArray()).isEqualTo(plain);
        }
        assertThat(sealed.result.pieces())
                .usingRecursiveComparison()
                .isEqualTo(PieceHasher.of(new ByteArrayInputStream(sealed.file)));
        assertThat(sealed.result.pieces().size()).isEqualTo(sealed.file.length);
    }

    @Test
    void everyFlippedBitIsRefused() throws IOException {
        Sealed sealed = seal(plain(70_000));
        int body = sealed.file.length - 70_000 - 2 * 16;
        // Every bit of magic, length and header; then the ends of each region behind them.
        for (int bit = 0; bit < body * 8; bit++) {
            assertFlipRefusedOrHarmless(sealed, bit / 8, 1 << bit % 8, body);
        }
        int[] rest = {body, body + 65_535, body + 65_536, body + SEALED_CHUNK - 1, body + SEALED_CHUNK};
        for (int at : rest) {
            assertRefused(flipped(sealed.file, at, 1), sealed.result.key(), "sealed.tampered");
        }
        assertRefused(flipped(sealed.file, sealed.file.length - 1, 128), sealed.result.key(), "sealed.tampered");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        Sealed sealed = seal(plain(65_537));
        int body = sealed.file.length - 65_537 - 2 * 16;
        int[] lengths = {0, 7, 8, 11, 12, body - 1, body, body + 1, body + SEALED_CHUNK, sealed.file.length - 1};
        for (int length : lengths) {
            byte[] cut = Arrays.copyOf(sealed.file, length);
            assertThatThrownBy(() -> open(cut, sealed.result.key()))
                    .as("%d octets", length)
                    .isInstanceOf(Refusal.class)
                    .extracting(e -> ((Refusal) e).code())
                    .isIn("sealed.truncated", "sealed.malformed");
        }
        assertRefused(Arrays.copyOf(sealed.file, sealed.file.length + 1), sealed.result.key(), "sealed.malformed");
    }

    @Test
    void aShorterFileWithAMatchingHeaderIsRefusedByTheLastFlag() throws IOException {
        // The key holder's own header says 65,536 octets; the ciphertext of a longer file is cut to fit.
        ContentKey key = ContentKey.of(new byte[32]);
        byte[] longer = file(key, plain(65_537));
        byte[] shorter = file(key, plain(65_536));
        int head = shorter.length - SEALED_CHUNK;
        byte[] mixed = shorter.clone();
        System.arraycopy(longer, longer.length - SEALED_CHUNK - 17, mixed, head, SEALED_CHUNK);

        assertRefused(mixed, key, "sealed.tampered");
    }

    @Test
    void swappedChunksAreRefused() throws IOException {
        Sealed sealed = seal(plain(3 * 65_536));
        int body = sealed.file.length - 3 * SEALED_CHUNK;
        byte[] swapped = sealed.file.clone();
        System.arraycopy(sealed.file, body, swapped, body + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed.file, body + SEALED_CHUNK, swapped, body, SEALED_CHUNK);

        assertRefused(swapped, sealed.result.key(), "sealed.tampered");
    }

    @Test
    void aFileOfAnotherTenderOrTicketOrVersionIsRefused() throws IOException {
        Sealed sealed = seal(plain(10));
        for (BidSlot other : List.of(
                new BidSlot("T-2", "L1", SLOT.ticket(), 1),
                new BidSlot("T-1", "L2", SLOT.ticket(), 1),
                new BidSlot("T-1", "L1", "ff112233445566778899aabbccddeeff", 1),
                new BidSlot("T-1", "L1", SLOT.ticket(), 2))) {
            assertThatThrownBy(() -> SealedBid.open(
                            new ByteArrayInputStream(sealed.file),
                            other,
                            sealed.result.key(),
                            new ByteArrayOutputStream()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("sealed.other-bid");
        }
    }

    @Test
    void theChunksOfAnotherTenderDoNotOpenUnderAForgedHeader() throws IOException {
        ContentKey key = ContentKey.of(new byte[32]);
        BidSlot other = new BidSlot("T-2", "L1", SLOT.ticket(), 1);
        SealedHeader stolen = new SealedHeader(other, 10, key.commitment(other), recipients());
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        SealedBid.seal(stolen, key, new ByteArrayInputStream(plain(10)), copied);
        byte[] forged = file(key, plain(10));
        System.arraycopy(copied.toByteArray(), copied.size() - 26, forged, forged.length - 26, 26);

        assertRefused(forged, key, "sealed.tampered");
    }

    @Test
    void anotherKeyIsRefusedBeforeAnyChunkIsTried() throws IOException {
        Sealed sealed = seal(plain(10));

        assertRefused(sealed.file, ContentKey.random(new SecureRandom()), "sealed.wrong-key");
    }

    @Test
    void aPlaintextOfAnotherLengthThanAnnouncedIsRefused() {
        for (int size : new int[] {9, 11}) {
            assertThatThrownBy(() -> SealedBid.seal(
                            new SealRequest(SLOT, 10, List.of(sm2.certificate())),
                            new ByteArrayInputStream(plain(size)),
                            new ByteArrayOutputStream(),
                            new SecureRandom()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("sealed.plain-size");
        }
    }

    @Test
    void theWrongPrivateKeyOrAChangedWrapIsRefused() throws IOException {
        SealedHeader header = seal(plain(1)).result.header();
        Recipient toSm2 = header.recipient(sm2.certificate()).orElseThrow();
        Recipient toRsa = header.recipient(rsa.certificate()).orElseThrow();
        for (Recipient each : List.of(toSm2, toRsa)) {
            PracticeKey own = each == toSm2 ? sm2 : rsa;
            for (int at = 0; at < each.key().length; at += 7) {
                Recipient changed = new Recipient(each.certificate(), each.wrap(), flipped(each.key(), at, 4));
                assertThatThrownBy(() -> changed.unwrap(Keys.privateKey(own.privateKey())))
                        .isInstanceOf(Refusal.class);
            }
        }
        PracticeKey stranger = rsa;
        assertThatThrownBy(() -> toSm2.unwrap(Keys.privateKey(stranger.privateKey())))
                .isInstanceOf(Refusal.class);
        assertThat(header.recipient(new byte[0])).isEmpty();
    }

    static byte[] plain(int size) {
        byte[] plain = new byte[size];
        for (int i = 0; i < size; i++) {
            plain[i] = (byte) ((7 + 31L * i) % 251);
        }
        return plain;
    }

    static List<Recipient> recipients() {
        return List.of(new Recipient("ab".repeat(32), Wrap.SM2, new byte[] {1, 2, 3}));
    }

    static byte[] file(ContentKey key, byte[] plain) throws IOException {
        SealedHeader header = new SealedHeader(SLOT, plain.length, key.commitment(SLOT), recipients());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedBid.seal(header, key, new ByteArrayInputStream(plain), out);
        return out.toByteArray();
    }

    private record Sealed(byte[] file, SealedResult result) {}

    private static Sealed seal(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedResult result = SealedBid.seal(
                new SealRequest(SLOT, plain.length, List.of(rsa.certificate(), sm2.certificate())),
                new ByteArrayInputStream(plain),
                out,
                new SecureRandom());
        return new Sealed(out.toByteArray(), result);
    }

    private static void open(byte[] file, ContentKey key) throws IOException {
        SealedBid.open(new ByteArrayInputStream(file), SLOT, key, new ByteArrayOutputStream());
    }

    private static void assertRefused(byte[] file, ContentKey key, String code) {
        assertThatThrownBy(() -> open(file, key))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).code())
                .isEqualTo(code);
    }

    /**
     * A flip in the list of recipients may leave a well-formed header that still opens by its content key: the root on the chain is what
     * catches that, so the root must change.
     */
    private static void assertFlipRefusedOrHarmless(Sealed sealed, int at, int mask, int body) throws IOException {
        byte[] flipped = flipped(sealed.file, at, mask);
        try {
            open(flipped, sealed.result.key());
        } catch (Refusal expected) {
            assertThat(expected.code()).startsWith("sealed.");
            return;
        }
        String head = new String(sealed.file, 0, body, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(at).isBetween(head.indexOf("\"recipients\""), head.lastIndexOf(']'));
        assertThat(PieceHasher.of(new ByteArrayInputStream(flipped)).root())
                .isNotEqualTo(sealed.result.pieces().root());
    }

    private static byte[] flipped(byte[] octets, int at, int mask) {
        byte[] copy = octets.clone();
        copy[at] ^= (byte) mask;
        return copy;
    }
}
