package cn.ggzy.ca.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.VectorFile;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SealedVectorsTest {
    private static final VectorFile FILE = VectorFile.named("sealed-bid.json");
    private static final BidSlot SLOT = new BidSlot("T-1", "L1", "00112233445566778899aabbccddeeff", 1);
    private static final ContentKey KEY =
            ContentKey.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final int[] SIZES = {0, 1, 65_535, 65_536, 65_537, 131_073, 5_000_000};
    private static final int SHOWN = 4096;

    @BeforeAll
    static void writeWhenAsked(@TempDir Path directory) throws IOException {
        if (!VectorFile.writing()) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "ggzy-sealed-vectors/1");
        all.put(
                "about",
                "docs/sealed-bid.md. All keys here are for tests only. Plaintext octet i = (7 + 31 i) mod 251.");
        all.put("slot", slot());
        all.put("contentKey", KEY.hex());
        all.put("keyCommitment", KEY.commitment(SLOT));
        all.put("enc", enc());
        all.put("recipients", recipients().stream().map(Recipient::write).toList());
        all.put("files", files());
        all.put("refused", refused());
        all.put("wraps", freshWraps(directory));
        FILE.write(all);
    }

    @Test
    void theFilesAreSealedToTheSameOctets() throws IOException {
        FILE.assertHas("slot", slot());
        FILE.assertHas("keyCommitment", KEY.commitment(SLOT));
        FILE.assertHas("enc", enc());
        FILE.assertHas("files", files());
        FILE.assertHas("refused", refused());
    }

    @Test
    void theRefusedFilesAreRefusedWithTheirCodes() throws IOException {
        for (JsonNode one : FILE.read().get("refused")) {
            byte[] file = Base64.getDecoder().decode(one.get("file").stringValue());
            ContentKey key = ContentKey.ofHex(one.get("contentKey").stringValue());
            assertThatThrownBy(() ->
                            SealedBid.open(new ByteArrayInputStream(file), SLOT, key, new ByteArrayOutputStream()))
                    .as(one.get("why").stringValue())
                    .isInstanceOf(Refusal.class)
                    .extracting(e -> ((Refusal) e).code())
                    .isEqualTo(one.get("code").stringValue());
        }
    }

    @Test
    void theWrapsYieldTheContentKey() throws IOException {
        JsonNode wraps = FILE.read().get("wraps");
        assertThat(wraps.size()).isGreaterThanOrEqualTo(4);
        for (JsonNode one : wraps) {
            Recipient recipient = new Recipient(
                    one.get("recipient").get("certificate").stringValue(),
                    Stream.of(Wrap.values())
                            .filter(wrap -> wrap.id()
                                    .equals(one.get("recipient").get("wrap").stringValue()))
                            .findFirst()
                            .orElseThrow(),
                    Base64.getDecoder().decode(one.get("recipient").get("key").stringValue()));
            byte[] own = Base64.getDecoder().decode(one.get("privateKey").stringValue());
            assertThat(recipient.unwrap(Keys.privateKey(own)).hex()).isEqualTo(KEY.hex());
        }
    }

    private static Map<String, Object> slot() {
        Map<String, Object> slot = new LinkedHashMap<>();
        slot.put("tender", SLOT.tender());
        slot.put("lot", SLOT.lot());
        slot.put("ticket", SLOT.ticket());
        slot.put("version", SLOT.version());
        return slot;
    }

    private static Map<String, Object> enc() {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put(
                "keyCommitmentInput",
                HexFormat.of()
                        .formatHex(SLOT.enc("ggzy-key-v1").add(KEY.octets()).octets()));
        example.put(
                "aadOfChunk0WhenLast",
                HexFormat.of()
                        .formatHex(SLOT.enc("ggzy-chunk-v1")
                                .add(0L)
                                .add(new byte[] {1})
                                .add(HexFormat.of().parseHex(KEY.commitment(SLOT)))
                                .octets()));
        return example;
    }

    private static List<Map<String, Object>> files() throws IOException {
        List<Map<String, Object>> files = new ArrayList<>();
        for (int size : SIZES) {
            files.add(file(size));
        }
        return files;
    }

    private static Map<String, Object> file(int size) throws IOException {
        SealedHeader header = new SealedHeader(SLOT, size, KEY.commitment(SLOT), recipients());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedResult result = SealedBid.seal(header, KEY, new ByteArrayInputStream(SealedBidTest.plain(size)), out);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("plainSize", size);
        file.put("plaintextDigest", result.plaintextDigest());
        file.put("header", header.toJson());
        file.put("fileSize", out.size());
        file.put("fileDigest", Digests.hex(Digests.sha256(out.toByteArray())));
        file.put("lastOctets", Digests.hex(lastOctets(out.toByteArray())));
        file.put("pieces", result.pieces().digests());
        file.put("root", result.pieces().root());
        if (out.size() <= SHOWN) {
            file.put("file", base64(out.toByteArray()));
        }
        return file;
    }

    private static List<Map<String, Object>> refused() throws IOException {
        byte[] good = SealedBidTest.file(KEY, SealedBidTest.plain(100));
        byte[] otherKey = KEY.octets();
        otherKey[31] ^= 1;
        byte[] otherTender = new String(good, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("\"T-1\"", "\"T-2\"")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return List.of(
                refused("one bit of the ciphertext", flipped(good, good.length - 20), KEY, "sealed.tampered"),
                refused("one bit of the tag", flipped(good, good.length - 1), KEY, "sealed.tampered"),
                refused("the last octet is missing", Arrays.copyOf(good, good.length - 1), KEY, "sealed.truncated"),
                refused("an octet behind the end", Arrays.copyOf(good, good.length + 1), KEY, "sealed.malformed"),
                refused("another magic", flipped(good, 0), KEY, "sealed.malformed"),
                refused("another key than committed", good, ContentKey.of(otherKey), "sealed.wrong-key"),
                refused("another tender's header", otherTender, KEY, "sealed.other-bid"));
    }

    private static Map<String, Object> refused(String why, byte[] file, ContentKey key, String code) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("why", why);
        one.put("code", code);
        one.put("contentKey", key.hex());
        one.put("file", base64(file));
        return one;
    }

    private static List<Map<String, Object>> freshWraps(Path directory) {
        PracticeProvince province = PracticeProvince.openOrCreate(
                directory, Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
        List<Map<String, Object>> wraps = new ArrayList<>();
        for (String file : List.of("bidder-1", "bidder-2")) {
            PracticeKey holder = province.player(file);
            wraps.add(wrap(holder, Recipient.wrap(KEY, holder.certificate(), new SecureRandom())));
            wraps.add(wrap(holder, Recipient.wrap(KEY, holder.certificate(), new SecureRandom())));
        }
        PracticeKey sm2 = province.player("bidder-2");
        wraps.add(wrap(sm2, shortCoordinate(sm2)));
        return wraps;
    }

    /** One whose x has a leading zero octet: its DER integer is shorter, and readers that do not pad it fail. */
    private static Recipient shortCoordinate(PracticeKey holder) {
        SecureRandom random = new SecureRandom();
        return Stream.generate(() -> Recipient.wrap(KEY, holder.certificate(), random))
                .filter(one -> one.key()[one.key()[1] < 0 ? 4 : 3] < 0x20)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> wrap(PracticeKey holder, Recipient recipient) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("recipient", recipient.write());
        one.put("certificate", base64(holder.certificate()));
        one.put("privateKey", base64(holder.privateKey()));
        return one;
    }

    private static List<Recipient> recipients() {
        return SealedBidTest.recipients();
    }

    private static byte[] lastOctets(byte[] file) {
        return Arrays.copyOfRange(file, file.length - 16, file.length);
    }

    private static byte[] flipped(byte[] octets, int at) {
        byte[] copy = octets.clone();
        copy[at] ^= 1;
        return copy;
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
