package cn.ggzy.ca.crypto;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.BigIntegers;

/**
 * SM2 encryption (GB/T 32918.4) in the forms that are met in the field. The form is named by the caller and never guessed: a wrong one
 * is refused like a wrong key.
 */
public final class Sm2Cipher {
    private static final int FIELD = 32;
    private static final int C3 = 32;
    private static final int C1 = 1 + 2 * FIELD;
    private static final byte UNCOMPRESSED = 4;

    private Sm2Cipher() {}

    /** How the point, the digest C3 and the masked text C2 are put together. */
    public enum Form {
        /** The DER structure SM2Cipher of GB/T 35276 (x, y, C3, C2), which openssl and browsers write too. */
        DER,
        /** 04, x, y, C3, C2: GB/T 32918.4. */
        RAW_C1C3C2,
        /** 04, x, y, C2, C3: the order of 2010, still written by old kits. */
        RAW_C1C2C3,
        /** As the raw forms, without the leading 04, which JavaScript libraries leave out. */
        BARE_C1C3C2,
        BARE_C1C2C3
    }

    public static byte[] encrypt(Form form, PublicKey to, byte[] data, SecureRandom random) {
        try {
            requireSm2(to);
            return written(
                    form,
                    process(true, new ParametersWithRandom(PublicKeyFactory.createKey(to.getEncoded()), random), data));
        } catch (IOException | InvalidCipherTextException e) {
            throw new Refusal("sm2.cannot-encrypt", "the data could not be encrypted", e);
        }
    }

    /** Refuses with {@code sm2.cannot-decrypt}: another key, another form, or changed octets; which one nobody can tell. */
    public static byte[] decrypt(Form form, PrivateKey own, byte[] cipher) {
        try {
            return process(false, PrivateKeyFactory.createKey(own.getEncoded()), read(form, cipher));
        } catch (IOException | InvalidCipherTextException | RuntimeException e) {
            throw new Refusal("sm2.cannot-decrypt", "does not open with this private key in the form " + form, e);
        }
    }

    private static void requireSm2(PublicKey key) {
        if (KeyFamily.of(key) != KeyFamily.SM2) {
            throw new Refusal("key.not-allowed", "SM2 encryption needs an SM2 key");
        }
    }

    private static byte[] process(boolean encrypt, CipherParameters key, byte[] data)
            throws InvalidCipherTextException {
        SM2Engine engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
        engine.init(encrypt, key);
        return engine.processBlock(data, 0, data.length);
    }

    private static byte[] written(Form form, byte[] raw) throws IOException {
        return switch (form) {
            case DER -> der(raw);
            case RAW_C1C3C2 -> raw;
            case RAW_C1C2C3 -> digestLast(raw);
            case BARE_C1C3C2 -> bare(raw);
            case BARE_C1C2C3 -> bare(digestLast(raw));
        };
    }

    private static byte[] read(Form form, byte[] cipher) throws IOException {
        return switch (form) {
            case DER -> raw(cipher);
            case RAW_C1C3C2 -> requireRaw(cipher);
            case RAW_C1C2C3 -> digestFirst(requireRaw(cipher));
            case BARE_C1C3C2 -> requireRaw(marked(cipher));
            case BARE_C1C2C3 -> digestFirst(requireRaw(marked(cipher)));
        };
    }

    private static byte[] requireRaw(byte[] raw) throws IOException {
        if (raw.length <= C1 + C3 || raw[0] != UNCOMPRESSED) {
            throw new IOException("not an uncompressed point with a digest and a text");
        }
        return raw;
    }

    private static byte[] bare(byte[] raw) {
        return Arrays.copyOfRange(raw, 1, raw.length);
    }

    private static byte[] marked(byte[] bare) {
        byte[] raw = new byte[bare.length + 1];
        raw[0] = UNCOMPRESSED;
        System.arraycopy(bare, 0, raw, 1, bare.length);
        return raw;
    }

    private static byte[] digestLast(byte[] raw) {
        return swapped(raw, C3);
    }

    private static byte[] digestFirst(byte[] raw) {
        return swapped(raw, raw.length - C1 - C3);
    }

    /** Behind the point, the first {@code first} octets change places with the rest. */
    private static byte[] swapped(byte[] raw, int first) {
        byte[] result = raw.clone();
        int rest = raw.length - C1 - first;
        System.arraycopy(raw, C1 + first, result, C1, rest);
        System.arraycopy(raw, C1, result, C1 + rest, first);
        return result;
    }

    private static byte[] der(byte[] raw) throws IOException {
        return new DERSequence(new ASN1Encodable[] {
                    new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + FIELD))),
                    new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1 + FIELD, C1))),
                    new DEROctetString(Arrays.copyOfRange(raw, C1, C1 + C3)),
                    new DEROctetString(Arrays.copyOfRange(raw, C1 + C3, raw.length))
                })
                .getEncoded(ASN1Encoding.DER);
    }

    private static byte[] raw(byte[] der) throws IOException {
        ASN1Sequence cipher = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        byte[] c3 = ASN1OctetString.getInstance(cipher.getObjectAt(2)).getOctets();
        byte[] c2 = ASN1OctetString.getInstance(cipher.getObjectAt(3)).getOctets();
        if (cipher.size() != 4 || c3.length != C3) {
            throw new IOException("not an SM2Cipher");
        }
        byte[] raw = new byte[C1 + C3 + c2.length];
        raw[0] = UNCOMPRESSED;
        coordinate(cipher, 0, raw, 1);
        coordinate(cipher, 1, raw, 1 + FIELD);
        System.arraycopy(c3, 0, raw, C1, C3);
        System.arraycopy(c2, 0, raw, C1 + C3, c2.length);
        return raw;
    }

    private static void coordinate(ASN1Sequence cipher, int index, byte[] raw, int at) {
        BigInteger value = ASN1Integer.getInstance(cipher.getObjectAt(index)).getValue();
        System.arraycopy(BigIntegers.asUnsignedByteArray(FIELD, value), 0, raw, at, FIELD);
    }
}
