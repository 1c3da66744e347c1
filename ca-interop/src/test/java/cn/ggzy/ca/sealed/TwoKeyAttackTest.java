package cn.ggzy.ca.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * GCM does not commit to its key. One ciphertext with one tag is made here that opens under two keys; without the commitment in the
 * header its maker could choose between two bids after the others' prices are known.
 */
class TwoKeyAttackTest {
    private static final BidSlot SLOT = new BidSlot("T-1", "L1", "00112233445566778899aabbccddeeff", 1);
    private static final ContentKey ONE = ContentKey.of(filled(1));
    private static final ContentKey OTHER = ContentKey.of(filled(2));
    private static final int PLAIN = 48;

    @Test
    void aCiphertextThatOpensUnderTwoKeysOpensHereUnderTheCommittedOneOnly() throws Exception {
        SealedHeader header = header(ONE);
        byte[] aad = SLOT.enc("ggzy-chunk-v1")
                .add(0L)
                .add(new byte[] {1})
                .add(java.util.HexFormat.of().parseHex(header.keyCommitment()))
                .octets();
        byte[] forged = collide(aad);

        // The premise: to the cipher itself both keys are right, with two different plaintexts.
        assertThat(gcm(ONE, aad, forged)).isNotEqualTo(gcm(OTHER, aad, forged));

        assertThat(SealedBid.open(new ByteArrayInputStream(file(header, forged)), SLOT, ONE, sink()))
                .hasSize(64);
        assertThatThrownBy(() -> SealedBid.open(new ByteArrayInputStream(file(header, forged)), SLOT, OTHER, sink()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("sealed.wrong-key");
    }

    /** Chooses the last block so that GHASH under both keys leads to the same tag: one linear equation over GF(2^128). */
    private static byte[] collide(byte[] aad) throws GeneralSecurityException {
        byte[] c = new byte[PLAIN];
        for (int i = 0; i < 32; i++) {
            c[i] = (byte) i;
        }
        BigInteger h1 = hashKey(ONE);
        BigInteger h2 = hashKey(OTHER);
        // tag = GHASH(c with last block zero) + last * H^2 + E(J0), for both keys.
        BigInteger difference =
                ghash(h1, aad, c).xor(ghash(h2, aad, c)).xor(mask(ONE)).xor(mask(OTHER));
        BigInteger last = multiply(difference, inverse(multiply(h1, h1).xor(multiply(h2, h2))));
        byte[] block = octets(last);
        System.arraycopy(block, 0, c, 32, 16);
        byte[] tag = octets(ghash(h1, aad, c).xor(mask(ONE)));
        return ByteBuffer.allocate(PLAIN + 16).put(c).put(tag).array();
    }

    private static SealedHeader header(ContentKey key) {
        return new SealedHeader(SLOT, PLAIN, key.commitment(SLOT), SealedBidTest.recipients());
    }

    private static byte[] file(SealedHeader header, byte[] chunk) {
        byte[] text = header.toJson().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return ByteBuffer.allocate(12 + text.length + chunk.length)
                .put("GGZYBID1".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(text.length)
                .put(text)
                .put(chunk)
                .array();
    }

    private static ByteArrayOutputStream sink() {
        return new ByteArrayOutputStream();
    }

    private static byte[] gcm(ContentKey key, byte[] aad, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        cipher.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(key.octets(), "AES"), new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(aad);
        return cipher.doFinal(sealed);
    }

    private static BigInteger hashKey(ContentKey key) throws GeneralSecurityException {
        return number(aes(key, new byte[16]));
    }

    private static BigInteger mask(ContentKey key) throws GeneralSecurityException {
        byte[] counter = new byte[16];
        counter[15] = 1;
        return number(aes(key, counter));
    }

    private static byte[] aes(ContentKey key, byte[] block) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding", "SunJCE");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.octets(), "AES"));
        return cipher.doFinal(block);
    }

    private static BigInteger ghash(BigInteger h, byte[] aad, byte[] c) {
        int padded = (aad.length + 15) / 16 * 16;
        byte[] all = ByteBuffer.allocate(padded + c.length + 16)
                .put(aad)
                .position(padded)
                .put(c)
                .putLong(8L * aad.length)
                .putLong(8L * c.length)
                .array();
        BigInteger y = BigInteger.ZERO;
        for (int i = 0; i < all.length; i += 16) {
            y = multiply(y.xor(number(java.util.Arrays.copyOfRange(all, i, i + 16))), h);
        }
        return y;
    }

    /** In GCM's bit order: the leftmost bit is the coefficient of x^0; x^128 = x^7 + x^2 + x + 1. */
    private static BigInteger multiply(BigInteger a, BigInteger b) {
        BigInteger reduce = BigInteger.valueOf(0xe1).shiftLeft(120);
        BigInteger sum = BigInteger.ZERO;
        BigInteger v = b;
        for (int i = 127; i >= 0; i--) {
            sum = a.testBit(i) ? sum.xor(v) : sum;
            v = v.testBit(0) ? v.shiftRight(1).xor(reduce) : v.shiftRight(1);
        }
        return sum;
    }

    /** a^(2^128 − 2). */
    private static BigInteger inverse(BigInteger a) {
        BigInteger power = a;
        BigInteger product = BigInteger.ONE.shiftLeft(127);
        for (int i = 1; i < 128; i++) {
            power = multiply(power, power);
            product = multiply(product, power);
        }
        return product;
    }

    private static BigInteger number(byte[] block) {
        return new BigInteger(1, block);
    }

    private static byte[] octets(BigInteger number) {
        byte[] block = new byte[16];
        byte[] raw = number.toByteArray();
        int length = Math.min(16, raw.length);
        System.arraycopy(raw, raw.length - length, block, 16 - length, length);
        return block;
    }

    private static byte[] filled(int octet) {
        byte[] all = new byte[32];
        java.util.Arrays.fill(all, (byte) octet);
        return all;
    }
}
