package cn.ggzy.ca.crypto;

import cn.ggzy.ca.Refusal;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** The key families that count here; elliptic curves only by name, never by their parameters. */
public enum KeyFamily {
    RSA,
    SM2,
    P256,
    P384;

    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192;

    private static final Map<ASN1ObjectIdentifier, KeyFamily> CURVES = Map.of(
            GMObjectIdentifiers.sm2p256v1, SM2,
            SECObjectIdentifiers.secp256r1, P256,
            SECObjectIdentifiers.secp384r1, P384);

    /** Refuses with {@code key.not-allowed} whatever is none of these; a certificate with a key that nobody knows has no key at all. */
    public static KeyFamily of(@Nullable PublicKey key) {
        if (key == null) {
            throw new Refusal("key.not-allowed", "unknown key algorithm");
        }
        try {
            return key instanceof RSAPublicKey rsa ? rsa(rsa) : curve(key);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Refusal("key.not-allowed", "key that cannot be read", e);
        }
    }

    private static KeyFamily rsa(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
            throw new Refusal("key.not-allowed", "RSA key of " + bits + " bits");
        }
        return RSA;
    }

    private static KeyFamily curve(PublicKey key) {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        ASN1Encodable parameters = info.getAlgorithm().getParameters();
        KeyFamily family =
                X9ObjectIdentifiers.id_ecPublicKey.equals(info.getAlgorithm().getAlgorithm())
                                && parameters instanceof ASN1ObjectIdentifier name
                        ? CURVES.get(name)
                        : null;
        if (family == null) {
            throw new Refusal("key.not-allowed", "key algorithm " + key.getAlgorithm() + " or its curve");
        }
        return family;
    }
}
