package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Bare signatures over octets: SM2-SM3 (DER r,s; user id 1234567812345678, GB/T 32918), RSA-SHA256 (PKCS#1 v1.5), ECDSA-SHA256
 * (DER).
 */
public final class RawSignatures {
    private RawSignatures() {}

    /** True only when {@code signature} is by the certificate's key; a certificate or algorithm that cannot be read is refused. */
    public static boolean verify(String algorithm, byte[] certificateDer, byte[] data, byte[] signature) {
        return verify(
                SignatureAlgorithm.of(algorithm),
                Certificates.parse(certificateDer).getPublicKey(),
                data,
                signature);
    }

    /** A key of no family that counts here is refused with {@code key.not-allowed}. */
    public static boolean verify(SignatureAlgorithm algorithm, @Nullable PublicKey key, byte[] data, byte[] signature) {
        // An SM2 point is also a point for ECDSA code: the algorithm must be the key's own.
        if (KeyFamily.of(key) != algorithm.family()) {
            return false;
        }
        try {
            Signature engine = Signature.getInstance(algorithm.jca(), Bc.provider());
            engine.initVerify(key);
            engine.update(data);
            return engine.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    public static byte[] sign(SignatureAlgorithm algorithm, PrivateKey key, byte[] data) {
        try {
            Signature engine = Signature.getInstance(algorithm.jca(), Bc.provider());
            engine.initSign(key);
            engine.update(data);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new Refusal("signature.wrong-key", "the key does not fit " + algorithm.id(), e);
        }
    }
}
