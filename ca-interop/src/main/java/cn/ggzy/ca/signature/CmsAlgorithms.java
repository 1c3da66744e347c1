package cn.ggzy.ca.signature;

import cn.ggzy.ca.crypto.KeyFamily;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The spellings of algorithms that signers in the field use. A certificate authority's kit writes 1.2.156.10197.1.301.1 where the
 * standard has 501, and others name the curve or the bare key type; all of them mean SM2 with SM3.
 */
final class CmsAlgorithms {
    private static final String SM2 = "1.2.156.10197.1.301";
    private static final String SM2_SIGN = "1.2.156.10197.1.301.1";
    private static final String SM2_SM3 = "1.2.156.10197.1.501";
    private static final String EC_KEY = "1.2.840.10045.2.1";
    private static final String SM3 = "1.2.156.10197.1.401";
    private static final String SM3_KEYLESS = "1.2.156.10197.1.401.1";
    private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String SHA256_RSA = "1.2.840.113549.1.1.11";
    private static final String SHA256_ECDSA = "1.2.840.10045.4.3.2";

    private record Spelling(Set<String> digests, Set<String> signatures) {}

    private static final Map<SignatureAlgorithm, Spelling> SPELLINGS = Map.of(
            SignatureAlgorithm.SM2_SM3, new Spelling(Set.of(SM3, SM3_KEYLESS), Set.of(SM2, SM2_SIGN, SM2_SM3, EC_KEY)),
            SignatureAlgorithm.RSA_SHA256, new Spelling(Set.of(SHA256), Set.of(RSA, SHA256_RSA)),
            SignatureAlgorithm.ECDSA_SHA256, new Spelling(Set.of(SHA256), Set.of(SHA256_ECDSA, EC_KEY)));

    private CmsAlgorithms() {}

    /** Whether the two identifiers are a spelling of the algorithm; anything weaker or mixed is none. */
    static boolean spell(SignatureAlgorithm algorithm, String digestOid, String signatureOid) {
        Spelling spelling = SPELLINGS.get(algorithm);
        return spelling != null
                && spelling.digests().contains(digestOid)
                && spelling.signatures().contains(signatureOid);
    }

    static SignatureAlgorithm of(PublicKey key) {
        return SignatureAlgorithm.of(KeyFamily.of(key));
    }

    static String digestName(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.SM2_SM3 ? "SM3" : "SHA-256";
    }

    /** The spelling that we write; kits of the national form expect the parameter NULL and the number 301.1. */
    static AlgorithmIdentifier digest(SignatureAlgorithm algorithm, CmsForm form) {
        return identifier(algorithm == SignatureAlgorithm.SM2_SM3 ? SM3 : SHA256, form == CmsForm.GM);
    }

    static AlgorithmIdentifier signature(SignatureAlgorithm algorithm, CmsForm form) {
        return switch (algorithm) {
            case SM2_SM3 -> form == CmsForm.GM ? identifier(SM2_SIGN, true) : identifier(SM2_SM3, false);
            case RSA_SHA256 -> identifier(RSA, true);
            case ECDSA_SHA256 -> identifier(SHA256_ECDSA, false);
        };
    }

    private static AlgorithmIdentifier identifier(String oid, boolean withNull) {
        ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(oid);
        return withNull ? new AlgorithmIdentifier(id, DERNull.INSTANCE) : new AlgorithmIdentifier(id);
    }
}
