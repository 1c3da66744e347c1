package cn.ggzy.ca.path;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The allow-list of certificate signature algorithms and keys; what is not on it does not count, whatever a provider can do. */
final class Algorithms {
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

    static Optional<String> problem(CandidatePath path) {
        try {
            KeyFamily.of(path.leaf().getPublicKey());
            for (int i = 0; i < path.certificates().size(); i++) {
                if (!allowed(path.certificates().get(i).getSigAlgOID(), path.issuerOf(i))) {
                    return Optional.of(
                            "signature algorithm " + path.certificates().get(i).getSigAlgOID());
                }
            }
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    static boolean allowed(String signatureOid, X509Certificate issuer) {
        return SIGNATURES.getOrDefault(signatureOid, Set.of()).contains(KeyFamily.of(issuer.getPublicKey()));
    }
}
