package cn.ggzy.ca.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.Recipient;
import cn.ggzy.ca.signature.RawSignatures;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSignerTest {
    private static final byte[] DATA = {1, 2, 3};

    private static List<PracticeKey> keys;

    @BeforeAll
    static void takeThePracticeKeys(@TempDir Path directory) {
        keys = List.copyOf(PracticeProvince.openOrCreate(
                        directory, Clock.fixed(Instant.parse("2026-03-01T01:00:00Z"), ZoneOffset.UTC))
                .cast()
                .values());
    }

    @Test
    void whatItSignsHoldsByItsCertificate() {
        for (PracticeKey key : keys) {
            FileSigner signer = signer(key);

            assertThat(RawSignatures.verify(signer.algorithm().id(), signer.certificate(), DATA, signer.sign(DATA)))
                    .isTrue();
            assertThat(signer.chain()).hasSameSizeAs(key.chain());
        }
    }

    @Test
    void itUnwrapsWhatWasWrappedToItAndNothingElse() {
        ContentKey content = ContentKey.random(new SecureRandom());
        for (PracticeKey key : keys) {
            Recipient recipient = Recipient.wrap(content, key.certificate(), new SecureRandom());

            assertThat(signer(key).unwrap(recipient).hex()).isEqualTo(content.hex());
        }
        Recipient first = Recipient.wrap(content, keys.get(0).certificate(), new SecureRandom());
        assertThatThrownBy(() -> signer(keys.get(1)).unwrap(first)).hasMessageStartingWith("sealed.wrong-key");
    }

    @Test
    void anotherCertificatesKeyIsRefused() {
        PracticeKey one = keys.get(0);
        for (PracticeKey other : keys.subList(1, keys.size())) {
            assertThatThrownBy(() -> FileSigner.of(one.certificate(), one.chain(), other.privateKey()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("signature.wrong-key");
        }
    }

    @Test
    void theKeyIsNotToldByItsText() {
        assertThat(signer(keys.get(0)).toString())
                .isEqualTo("FileSigner[" + keys.get(0).algorithm().id() + "]");
    }

    private static FileSigner signer(PracticeKey key) {
        return FileSigner.of(key.certificate(), key.chain(), key.privateKey());
    }
}
