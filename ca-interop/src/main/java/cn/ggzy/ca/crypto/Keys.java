package cn.ggzy.ca.crypto;

import cn.ggzy.ca.Refusal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Makes key pairs and reads private keys (PKCS#8, not encrypted). */
public final class Keys {
    private static final int RSA_BITS = 2048;

    private Keys() {}

    public static KeyPair generate(KeyFamily family) {
        try {
            return generator(family).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider lacks " + family, e);
        }
    }

    public static PrivateKey privateKey(byte[] pkcs8) {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
            boolean rsa = PKCSObjectIdentifiers.rsaEncryption.equals(
                    info.getPrivateKeyAlgorithm().getAlgorithm());
            return KeyFactory.getInstance(rsa ? "RSA" : "EC", Bc.provider())
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Refusal("key.malformed", "not a private key in PKCS#8", e);
        }
    }

    /** A public key as SubjectPublicKeyInfo. */
    public static PublicKey publicKey(byte[] spki) {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(spki);
            boolean rsa = PKCSObjectIdentifiers.rsaEncryption.equals(
                    info.getAlgorithm().getAlgorithm());
            return KeyFactory.getInstance(rsa ? "RSA" : "EC", Bc.provider())
                    .generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Refusal("key.malformed", "not a public key as SubjectPublicKeyInfo", e);
        }
    }

    private static KeyPairGenerator generator(KeyFamily family) throws GeneralSecurityException {
        KeyPairGenerator generator =
                KeyPairGenerator.getInstance(family == KeyFamily.RSA ? "RSA" : "EC", Bc.provider());
        switch (family) {
            case RSA -> generator.initialize(RSA_BITS);
            case SM2 -> generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            case P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case P384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
        }
        return generator;
    }
}
