package cn.ggzy.ca.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Sm2Cipher.Form;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Sm2CipherTest {
    private static final KeyPair KEYS = Keys.generate(KeyFamily.SM2);
    private static final byte[] TEXT = "中标候选人公示".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFormOpensWithTheKeyAndInItsOwnFormOnly(Form form) {
        byte[] cipher = Sm2Cipher.encrypt(form, KEYS.getPublic(), TEXT, new SecureRandom());

        assertThat(Sm2Cipher.decrypt(form, KEYS.getPrivate(), cipher)).isEqualTo(TEXT);
        for (Form other : Form.values()) {
            if (other != form) {
                assertRefused(() -> Sm2Cipher.decrypt(other, KEYS.getPrivate(), cipher), "sm2.cannot-decrypt");
            }
        }
        assertRefused(
                () -> Sm2Cipher.decrypt(form, Keys.generate(KeyFamily.SM2).getPrivate(), cipher), "sm2.cannot-decrypt");
    }

    @Test
    void theFormsHoldTheSamePartsInOtherPlaces() {
        byte[] raw = Sm2Cipher.encrypt(Form.RAW_C1C3C2, KEYS.getPublic(), TEXT, new SecureRandom());
        byte[] point = Arrays.copyOfRange(raw, 0, 65);
        byte[] digest = Arrays.copyOfRange(raw, 65, 97);
        byte[] text = Arrays.copyOfRange(raw, 97, raw.length);

        assertThat(raw[0]).isEqualTo((byte) 4);
        assertThat(Sm2Cipher.decrypt(Form.RAW_C1C2C3, KEYS.getPrivate(), join(point, text, digest)))
                .isEqualTo(TEXT);
        assertThat(Sm2Cipher.decrypt(Form.BARE_C1C3C2, KEYS.getPrivate(), Arrays.copyOfRange(raw, 1, raw.length)))
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void changedOrShortenedOctetsAreRefused(Form form) {
        byte[] cipher = Sm2Cipher.encrypt(form, KEYS.getPublic(), TEXT, new SecureRandom());
        for (int i = 0; i < cipher.length; i++) {
            byte[] changed = cipher.clone();
            changed[i] ^= 1;
            byte[] shorter = Arrays.copyOf(cipher, i);
            assertRefused(() -> Sm2Cipher.decrypt(form, KEYS.getPrivate(), changed), "sm2.cannot-decrypt");
            assertRefused(() -> Sm2Cipher.decrypt(form, KEYS.getPrivate(), shorter), "sm2.cannot-decrypt");
        }
    }

    @Test
    void aKeyOfAnotherFamilyIsRefused() {
        assertRefused(
                () -> Sm2Cipher.encrypt(Form.DER, Keys.generate(KeyFamily.P256).getPublic(), TEXT, new SecureRandom()),
                "key.not-allowed");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String code) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessageStartingWith(code);
    }

    private static byte[] join(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
