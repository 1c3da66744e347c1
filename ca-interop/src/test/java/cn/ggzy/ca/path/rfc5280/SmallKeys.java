package cn.ggzy.ca.path.rfc5280;

import cn.ggzy.ca.crypto.Bc;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Keys that are not on the list of what counts, or not written as they should be. */
final class SmallKeys {
    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private SmallKeys() {}

    static SubjectPublicKeyInfo rsa1024() {
        return info(pair1024());
    }

    /** For the holder of an authority with that key. */
    static void signedByRsa1024(Draft draft) {
        draft.signer = pair1024();
        draft.signerFamily = cn.ggzy.ca.crypto.KeyFamily.RSA;
        draft.inner = Draft.algorithm(draft.signerFamily);
        draft.outer = draft.inner;
    }

    static SubjectPublicKeyInfo curve(ASN1ObjectIdentifier name) {
        return info(MADE.computeIfAbsent(
                name.getId(),
                key -> generate("EC", generator -> generator.initialize(new ECGenParameterSpec(name.getId())))));
    }

    /** SM2's numbers written out instead of its name. */
    static SubjectPublicKeyInfo explicit() {
        SubjectPublicKeyInfo named = curve(GMObjectIdentifiers.sm2p256v1);
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_ecPublicKey, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1)),
                named.getPublicKeyData().getOctets());
    }

    static SubjectPublicKeyInfo offCurve() {
        byte[] point = new byte[65];
        point[0] = 4;
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1), point);
    }

    private static KeyPair pair1024() {
        return MADE.computeIfAbsent("rsa", key -> generate("RSA", generator -> generator.initialize(1024)));
    }

    private static SubjectPublicKeyInfo info(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private interface Setting {
        void apply(KeyPairGenerator generator) throws GeneralSecurityException;
    }

    private static KeyPair generate(String algorithm, Setting setting) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, Bc.provider());
            setting.apply(generator);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
