package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
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

/** SM2 encryption in the form of GB/T 35276: the DER structure SM2Cipher (x, y, C3, C2), which openssl and browsers write too. */
final class Sm2Wrap {
    private static final int FIELD = 32;
    private static final int C3 = 32;
    private static final int POINT = 1 + 2 * FIELD;

    private Sm2Wrap() {}

    static byte[] wrap(byte[] key, PublicKey to, SecureRandom random) {
        try {
            byte[] raw =
                    process(true, new ParametersWithRandom(PublicKeyFactory.createKey(to.getEncoded()), random), key);
            return new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + FIELD))),
                        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1 + FIELD, POINT))),
                        new DEROctetString(Arrays.copyOfRange(raw, POINT, POINT + C3)),
                        new DEROctetString(Arrays.copyOfRange(raw, POINT + C3, raw.length))
                    })
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException | InvalidCipherTextException e) {
            throw new Refusal("sealed.no-wrap", "the key could not be wrapped", e);
        }
    }

    static byte[] unwrap(byte[] wrapped, PrivateKey own) {
        try {
            return process(false, PrivateKeyFactory.createKey(own.getEncoded()), raw(wrapped));
        } catch (IOException | InvalidCipherTextException | RuntimeException e) {
            throw new Refusal("sealed.wrong-key", "the wrapped key does not open with this private key", e);
        }
    }

    private static byte[] process(boolean encrypt, CipherParameters key, byte[] data)
            throws InvalidCipherTextException {
        SM2Engine engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
        engine.init(encrypt, key);
        return engine.processBlock(data, 0, data.length);
    }

    private static byte[] raw(byte[] der) throws IOException {
        ASN1Sequence cipher = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        byte[] c3 = ASN1OctetString.getInstance(cipher.getObjectAt(2)).getOctets();
        byte[] c2 = ASN1OctetString.getInstance(cipher.getObjectAt(3)).getOctets();
        if (cipher.size() != 4 || c3.length != C3) {
            throw new IOException("not an SM2Cipher");
        }
        byte[] raw = new byte[POINT + C3 + c2.length];
        raw[0] = 4;
        coordinate(cipher, 0, raw, 1);
        coordinate(cipher, 1, raw, 1 + FIELD);
        System.arraycopy(c3, 0, raw, POINT, C3);
        System.arraycopy(c2, 0, raw, POINT + C3, c2.length);
        return raw;
    }

    private static void coordinate(ASN1Sequence cipher, int index, byte[] raw, int at) {
        BigInteger value = ASN1Integer.getInstance(cipher.getObjectAt(index)).getValue();
        System.arraycopy(BigIntegers.asUnsignedByteArray(FIELD, value), 0, raw, at, FIELD);
    }
}
