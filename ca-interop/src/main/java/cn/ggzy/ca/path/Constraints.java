package cn.ggzy.ca.path;

import cn.ggzy.ca.crypto.Bc;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The provider's own path validation (RFC 5280 section 6), and the name constraints of the anchor, which it leaves out. */
final class Constraints {
    private Constraints() {}

    static Check check(CandidatePath path) {
        Optional<Date> shared = sharedInstant(path);
        if (shared.isEmpty()) {
            // The validity check says which one ended too early. Under a policy that lets that pass, this stays open.
            return Check.undetermined(
                    CheckId.CONSTRAINTS,
                    Reason.CONSTRAINTS_BROKEN,
                    "no instant at which every certificate is valid",
                    new Remedy(
                            Remedy.Kind.AUTHORITY_CERTIFICATE,
                            path.leaf().getIssuerX500Principal().getName(),
                            Optional.empty()));
        }
        try {
            validate(path, shared.get());
            AnchorNames.of(path.anchor()).require(path.certificates());
            return Check.passed(CheckId.CONSTRAINTS, "holds");
        } catch (GeneralSecurityException | RuntimeException e) {
            return Check.failed(CheckId.CONSTRAINTS, Reason.CONSTRAINTS_BROKEN, String.valueOf(e.getMessage()));
        }
    }

    private static void validate(CandidatePath path, Date shared)
            throws CertificateException, NoSuchAlgorithmException, InvalidAlgorithmParameterException,
                    CertPathValidatorException {
        CertPath certificates =
                CertificateFactory.getInstance("X.509", Bc.provider()).generateCertPath(path.certificates());
        CertPathValidator.getInstance("PKIX", Bc.provider()).validate(certificates, parameters(path, shared));
    }

    private static PKIXParameters parameters(CandidatePath path, Date shared)
            throws InvalidAlgorithmParameterException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.anchor(), null)));
        parameters.setRevocationEnabled(false);
        // Validity is judged apart, at the asked instant; here only what no instant changes.
        parameters.setDate(shared);
        AnchorPolicies.apply(path, parameters);
        parameters.addCertPathChecker(new ProfileExtensions(path.profile().extensions()));
        return parameters;
    }

    private static Optional<Date> sharedInstant(CandidatePath path) {
        Date from = path.certificates().stream()
                .map(X509Certificate::getNotBefore)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return path.certificates().stream().anyMatch(one -> one.getNotAfter().before(from))
                ? Optional.empty()
                : Optional.of(from);
    }

    /** Takes the extensions that the authority's profile explains off the list of unknown critical ones. */
    private static final class ProfileExtensions extends PKIXCertPathChecker {
        private final Set<String> understood;

        ProfileExtensions(Set<String> understood) {
            this.understood = understood;
        }

        @Override
        public void init(boolean forward) {}

        @Override
        public boolean isForwardCheckingSupported() {
            return true;
        }

        @Override
        public Set<String> getSupportedExtensions() {
            return understood;
        }

        @Override
        public void check(Certificate certificate, @Nullable Collection<String> unresolved) {
            if (unresolved != null) {
                unresolved.removeAll(understood);
            }
        }
    }
}
