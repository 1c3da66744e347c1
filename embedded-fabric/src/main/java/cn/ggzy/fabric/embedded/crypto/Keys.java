package cn.ggzy.fabric.embedded.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Keys as Bouncy Castle objects: with its own keys it signs and verifies several times faster than with the platform's. */
public final class Keys {
    /** Handed to each call and never registered, so that an application's providers stay as they are. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private Keys() {}

    public static KeyPair newP256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a P-256 key", e);
        }
    }

    /** The same key, as an object that the provider needs not translate at each use. */
    public static PublicKey adopt(PublicKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance(key.getAlgorithm(), PROVIDER)
                .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }
}
