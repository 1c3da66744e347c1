package cn.ggzy.ca.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.tlv.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopesTest {
    private static final byte[] DATA = "密封的内容 sealed".getBytes(StandardCharsets.UTF_8);
    private static final EnvelopePolicy STRICT = EnvelopePolicy.strict();
    private static final EnvelopePolicy CBC_TOO = STRICT.withUnauthenticatedContent();

    private static PracticeKey rsa;
    private static PracticeKey sm2;
    private static PracticeKey stranger;

    @BeforeAll
    static void makeTheProvince(@TempDir Path directory) {
        PracticeProvince province = PracticeProvince.openOrCreate(
                directory, Clock.fixed(Instant.parse("2026-03-01T01:00:00Z"), ZoneOffset.UTC));
        rsa = province.player("bidder-1");
        sm2 = province.player("bidder-2");
        stranger = province.player("bidder-3");
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD,SM4_GCM,false", "STANDARD,SM4_GCM,true", "STANDARD,AES_256_GCM,false", "STANDARD,AES_256_GCM,true",
        "STANDARD,SM4_CBC,false", "STANDARD,AES_256_CBC,true", "GM,SM4_CBC,false", "GM,SM4_CBC,true"
    })
    void everyRecipientOpensAndNobodyElse(CmsForm form, ContentCipher cipher, boolean byKey) throws IOException {
        for (byte[] plain : List.of(DATA, new byte[0], new byte[16], new byte[100_000])) {
            byte[] file = sealed(form, cipher, byKey, plain);

            assertThat(open(file, rsa, CBC_TOO)).isEqualTo(plain);
            assertThat(open(file, sm2, CBC_TOO)).isEqualTo(plain);
            assertThatThrownBy(() -> open(file, stranger, CBC_TOO)).hasMessageStartingWith("envelope.not-for-this-key");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentCipher.class,
            names = {"SM4_GCM", "AES_256_GCM"})
    void noChangedOctetOpensAndNothingIsHandedOut(ContentCipher cipher) throws IOException {
        byte[] file = sealed(CmsForm.STANDARD, cipher, false, DATA);
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 1;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                Envelopes.open(Octets.of(changed), port(sm2), STRICT, out);
                // Versions and the other recipient's part are protected by nothing and change nothing.
                assertThat(out.toByteArray()).isEqualTo(DATA);
            } catch (Refusal expected) {
                assertThat(expected.code()).startsWith("envelope.");
                assertThat(out.size()).isZero();
            }
        }
    }

    @Test
    void shortenedAndStrangeOctetsAreRefused() throws IOException {
        byte[] file = sealed(CmsForm.STANDARD, ContentCipher.SM4_GCM, false, DATA);
        for (int i = 0; i < file.length; i++) {
            byte[] shorter = Arrays.copyOf(file, i);
            assertThatThrownBy(() -> open(shorter, sm2, STRICT)).isInstanceOf(Refusal.class);
        }
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        assertThatThrownBy(() -> open(longer, sm2, STRICT)).hasMessageStartingWith("envelope.malformed");
    }

    @Test
    void unauthenticatedContentNeedsAPolicy() throws IOException {
        byte[] file = sealed(CmsForm.GM, ContentCipher.SM4_CBC, false, DATA);

        assertThatThrownBy(() -> open(file, sm2, STRICT)).hasMessageStartingWith("envelope.not-allowed");
        assertThatThrownBy(() ->
                        new EnvelopeRequest(CmsForm.GM, ContentCipher.SM4_GCM, List.of(sm2.certificate()), false, 1))
                .hasMessageStartingWith("envelope.no-such-form");
    }

    @Test
    void aFileThatChangesAfterItsTagWasCheckedIsNotHandedOut() throws IOException {
        byte[] file = sealed(CmsForm.STANDARD, ContentCipher.AES_256_GCM, false, DATA);
        int[] opened = {0};
        Octets moving = () -> {
            byte[] now = file.clone();
            if (++opened[0] == 3) {
                now[now.length - 20] ^= 1;
            }
            return new ByteArrayInputStream(now);
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> Envelopes.open(moving, port(sm2), STRICT, out))
                .hasMessageStartingWith("envelope.cannot-open");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentCipher.class,
            names = {"SM4_CBC", "AES_256_GCM"})
    void largeContentStreamsInBothDirections(ContentCipher cipher, @TempDir Path directory) throws IOException {
        Path large = directory.resolve("large");
        Path file = directory.resolve("file");
        Path again = directory.resolve("again");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(large)) {
            for (int i = 0; i < 40; i++) {
                Arrays.fill(block, (byte) i);
                out.write(block);
            }
            out.write(7);
        }
        EnvelopeRequest request =
                new EnvelopeRequest(CmsForm.STANDARD, cipher, List.of(sm2.certificate()), false, Files.size(large));
        try (OutputStream out = Files.newOutputStream(file);
                var in = Files.newInputStream(large)) {
            Envelopes.seal(request, in, out, new SecureRandom());
        }
        try (OutputStream out = Files.newOutputStream(again)) {
            Envelopes.open(Octets.of(file), port(sm2), CBC_TOO, out);
        }

        assertThat(Files.mismatch(large, again)).isEqualTo(-1);
    }

    @Test
    void anotherSizeThanAnnouncedIsRefused() {
        for (int size : new int[] {DATA.length - 1, DATA.length + 1}) {
            EnvelopeRequest request = new EnvelopeRequest(
                    CmsForm.STANDARD, ContentCipher.AES_256_GCM, List.of(rsa.certificate()), false, size);
            assertThatThrownBy(() -> Envelopes.seal(
                            request,
                            new ByteArrayInputStream(DATA),
                            OutputStream.nullOutputStream(),
                            new SecureRandom()))
                    .hasMessageStartingWith("envelope.wrong-size");
        }
    }

    static byte[] sealed(CmsForm form, ContentCipher cipher, boolean byKey, byte[] plain) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        EnvelopeRequest request =
                new EnvelopeRequest(form, cipher, List.of(rsa.certificate(), sm2.certificate()), byKey, plain.length);
        Envelopes.seal(request, new ByteArrayInputStream(plain), file, new SecureRandom());
        return file.toByteArray();
    }

    private static byte[] open(byte[] file, PracticeKey own, EnvelopePolicy policy) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Envelopes.open(Octets.of(file), port(own), policy, out);
        return out.toByteArray();
    }

    private static FileSigner port(PracticeKey key) {
        return FileSigner.of(key.certificate(), key.chain(), key.privateKey());
    }
}
