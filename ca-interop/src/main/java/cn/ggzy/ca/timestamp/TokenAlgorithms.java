package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The algorithms in which a token may be signed, in the spellings of the field; everything else does not count. */
final class TokenAlgorithms {
    private static final String SM3_KEYLESS = "1.2.156.10197.1.401.1";
    private static final Set<String> SM2 =
            Set.of("1.2.156.10197.1.301", "1.2.156.10197.1.301.1", "1.2.156.10197.1.501", "1.2.840.10045.2.1");
    private static final String EC_KEY = "1.2.840.10045.2.1";
    private static final String RSA_KEY = "1.2.840.113549.1.1.1";
    private static final Map<ImprintDigest, String> WITH_RSA = Map.of(
            ImprintDigest.SHA_256, "1.2.840.113549.1.1.11",
            ImprintDigest.SHA_384, "1.2.840.113549.1.1.12",
            ImprintDigest.SHA_512, "1.2.840.113549.1.1.13");
    private static final Map<ImprintDigest, String> WITH_ECDSA = Map.of(
            ImprintDigest.SHA_256, "1.2.840.10045.4.3.2",
            ImprintDigest.SHA_384, "1.2.840.10045.4.3.3",
            ImprintDigest.SHA_512, "1.2.840.10045.4.3.4");

    /** How a token was signed: the digest, the family of the key, and the provider's name for both. */
    record Used(ImprintDigest digest, KeyFamily family, String jca) {}

    private TokenAlgorithms() {}

    /** Empty when the two identifiers and the key are no combination that counts. */
    static Optional<Used> of(SignerInformation signer, KeyFamily family) {
        String digestOid =
                signer.getDigestAlgOID().equals(SM3_KEYLESS) ? ImprintDigest.SM3.oid() : signer.getDigestAlgOID();
        String signatureOid = signer.getEncryptionAlgOID();
        return ImprintDigest.ofOid(digestOid)
                .filter(digest -> fits(digest, signatureOid, family))
                .map(digest -> new Used(digest, family, jca(digest, family)));
    }

    private static boolean fits(ImprintDigest digest, String signatureOid, KeyFamily family) {
        return switch (family) {
            case SM2 -> digest == ImprintDigest.SM3 && SM2.contains(signatureOid);
            case RSA ->
                digest != ImprintDigest.SM3
                        && (signatureOid.equals(RSA_KEY) || signatureOid.equals(WITH_RSA.get(digest)));
            case P256, P384 ->
                digest != ImprintDigest.SM3
                        && (signatureOid.equals(EC_KEY) || signatureOid.equals(WITH_ECDSA.get(digest)));
        };
    }

    private static String jca(ImprintDigest digest, KeyFamily family) {
        return digest.id().replace("-", "") + "with"
                + switch (family) {
                    case SM2 -> "SM2";
                    case RSA -> "RSA";
                    case P256, P384 -> "ECDSA";
                };
    }

    static boolean verifies(SignerInformation signer, Used used, PublicKey key) {
        try {
            return signer.verify(new SignerInformationVerifier(
                    new OneName(used.jca()),
                    new DefaultSignatureAlgorithmIdentifierFinder(),
                    new JcaContentVerifierProviderBuilder()
                            .setProvider(Bc.provider())
                            .build(key),
                    digest -> new JcaDigestCalculatorProviderBuilder()
                            .setProvider(Bc.provider())
                            .build()
                            .get(standard(digest))));
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            return false;
        }
    }

    private static AlgorithmIdentifier standard(AlgorithmIdentifier digest) {
        return digest.getAlgorithm().getId().equals(SM3_KEYLESS)
                ? new AlgorithmIdentifier(new org.bouncycastle.asn1.ASN1ObjectIdentifier(ImprintDigest.SM3.oid()))
                : digest;
    }

    /** The spelling was checked before, so the name follows from digest and key alone. */
    private static final class OneName extends DefaultCMSSignatureAlgorithmNameGenerator {
        private final String jca;

        OneName(String jca) {
            this.jca = jca;
        }

        @Override
        public String getSignatureName(AlgorithmIdentifier digest, AlgorithmIdentifier encryption) {
            return jca;
        }
    }
}
