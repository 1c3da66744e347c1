package cn.ggzy.ca.crypto;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;

/** The allow-list of certificate signature algorithms and keys; what is not on it does not count, whatever a provider can do. */
public final class Algorithms {
    private static final Set<KeyFamily> EC = Set.of(KeyFamily.P256, KeyFamily.P384);
    private static final Map<String, Set<KeyFamily>> SIGNATURES = Map.of(
            "1.2.840.113549.1.1.11", Set.of(KeyFamily.RSA), // sha256WithRSAEncryption
            "1.2.840.113549.1.1.12", Set.of(KeyFamily.RSA), // sha384WithRSAEncryption
            "1.2.840.113549.1.1.13", Set.of(KeyFamily.RSA), // sha512WithRSAEncryption
            "1.2.840.10045.4.3.2", EC, // ecdsa-with-SHA256
            "1.2.840.10045.4.3.3", EC, // ecdsa-with-SHA384
            "1.2.840.10045.4.3.4", EC, // ecdsa-with-SHA512
            "1.2.156.10197.1.501", Set.of(KeyFamily.SM2)); // SM2 with SM3

    private Algorithms() {}

    /** Whether the authority's key may have made a signature of this algorithm; a key of no family that counts is refused. */
    public static boolean allowed(String signatureOid, X509Certificate issuer) {
        return SIGNATURES.getOrDefault(signatureOid, Set.of()).contains(KeyFamily.of(issuer.getPublicKey()));
    }
}
