package cn.ggzy.ca.signature;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

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

    static SignerInformationVerifier verifier(SignatureAlgorithm algorithm, PublicKey key)
            throws OperatorCreationException {
        return new SignerInformationVerifier(
                new OneName(algorithm),
                new DefaultSignatureAlgorithmIdentifierFinder(),
                new JcaContentVerifierProviderBuilder()
                        .setProvider(Bc.provider())
                        .build(key),
                digest -> new JcaDigestCalculatorProviderBuilder()
                        .setProvider(Bc.provider())
                        .build()
                        .get(standard(digest)));
    }

    private static AlgorithmIdentifier standard(AlgorithmIdentifier digest) {
        return digest.getAlgorithm().getId().equals(SM3_KEYLESS)
                ? new AlgorithmIdentifier(GMObjectIdentifiers.sm3, DERNull.INSTANCE)
                : digest;
    }

    /** The spelling was checked before, so the name follows from the key alone. */
    private static final class OneName extends DefaultCMSSignatureAlgorithmNameGenerator {
        private final SignatureAlgorithm algorithm;

        OneName(SignatureAlgorithm algorithm) {
            this.algorithm = algorithm;
        }

        @Override
        public String getSignatureName(AlgorithmIdentifier digest, AlgorithmIdentifier encryption) {
            return algorithm.jca();
        }
    }
}
