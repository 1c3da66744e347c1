package cn.ggzy.ca.revocation;

import cn.ggzy.ca.crypto.Bc;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** How OCSP names a certificate: hashes of its issuer's name and key, and the serial number. The hashes only find; SHA-1 will do for that. */
final class CertIds {
    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(
            OIWObjectIdentifiers.idSHA1, "SHA-1",
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            GMObjectIdentifiers.sm3, "SM3");

    private CertIds() {}

    /** Whether the name is of a certificate of this issuer, by a digest that we know. */
    static boolean isOf(CertID id, X509Certificate issuer) {
        String digest = DIGESTS.get(id.getHashAlgorithm().getAlgorithm());
        return digest != null
                && Arrays.equals(id.getIssuerNameHash().getOctets(), nameHash(digest, issuer))
                && Arrays.equals(id.getIssuerKeyHash().getOctets(), keyHash(digest, issuer));
    }

    static CertID sha1(X509Certificate certificate, X509Certificate issuer) {
        return new CertID(
                new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE),
                new DEROctetString(nameHash("SHA-1", issuer)),
                new DEROctetString(keyHash("SHA-1", issuer)),
                new ASN1Integer(certificate.getSerialNumber()));
    }

    static byte[] keyHash(String digest, X509Certificate certificate) {
        return hash(
                digest,
                SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                        .getPublicKeyData()
                        .getBytes());
    }

    private static byte[] nameHash(String digest, X509Certificate certificate) {
        return hash(digest, certificate.getSubjectX500Principal().getEncoded());
    }

    private static byte[] hash(String digest, byte[] data) {
        try {
            return MessageDigest.getInstance(digest, Bc.provider()).digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the provider lacks " + digest, e);
        }
    }
}
