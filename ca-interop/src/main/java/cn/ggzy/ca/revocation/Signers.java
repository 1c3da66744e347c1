package cn.ggzy.ca.revocation;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Algorithms;
import cn.ggzy.ca.crypto.Bc;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;

/** Who may sign answers in an authority's stead. */
final class Signers {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CRL_SIGN = 6;
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final Set<String> UNDERSTOOD = Set.of(
            Extension.basicConstraints.getId(),
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.subjectAlternativeName.getId(),
            Extension.certificatePolicies.getId(),
            OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId());

    private Signers() {}

    static boolean maySignLists(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && usage[CRL_SIGN];
    }

    /** Issued by the authority itself (RFC 6960 4.2.2.2), for this work by name: "any use" is not enough. */
    static boolean mayAnswerFor(X509Certificate delegate, X509Certificate authority) {
        boolean[] usage = delegate.getKeyUsage();
        return uses(delegate).contains(OCSP_SIGNING)
                && (usage == null || usage[DIGITAL_SIGNATURE])
                && issuedBy(delegate, authority);
    }

    /** The authority says that a responder's certificate is not to be asked about for as long as it lives (RFC 6960 4.2.2.2.1). */
    static boolean needNotBeAsked(X509Certificate delegate) {
        return delegate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
    }

    /** By name, by an allowed algorithm, by signature, and with no extension that we would have to obey and cannot. */
    static boolean issuedBy(X509Certificate certificate, X509Certificate authority) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        if (!certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
                || critical != null && !UNDERSTOOD.containsAll(critical)) {
            return false;
        }
        try {
            certificate.verify(authority.getPublicKey(), Bc.provider());
            return Algorithms.allowed(certificate.getSigAlgOID(), authority);
        } catch (GeneralSecurityException | Refusal e) {
            return false;
        }
    }

    static boolean validAt(X509Certificate certificate, Instant instant) {
        return !instant.isBefore(certificate.getNotBefore().toInstant())
                && !instant.isAfter(certificate.getNotAfter().toInstant());
    }

    private static List<String> uses(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null ? List.of() : uses;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
