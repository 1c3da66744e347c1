package cn.ggzy.ca.path;

import cn.ggzy.ca.trust.Purpose;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Whether a key may be used for the purpose. Holders have two certificates, one to sign and one to encrypt, and the encryption key is
 * known to the authority's key centre: taking the wrong one is refused, not tolerated.
 */
final class UsageChecks {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int DATA_ENCIPHERMENT = 3;
    private static final int KEY_AGREEMENT = 4;

    private static final Set<String> PERSONAL_USES = Set.of(
            "2.5.29.37.0", // any
            "1.3.6.1.5.5.7.3.2", // client authentication
            "1.3.6.1.5.5.7.3.4", // e-mail protection
            "1.3.6.1.5.5.7.3.36", // document signing (RFC 9336)
            "1.3.6.1.4.1.311.10.3.12"); // document signing, Microsoft

    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private UsageChecks() {}

    static Check keyUsage(X509Certificate certificate, Purpose purpose) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null) {
            return failed("no key usage");
        }
        if (!allows(usage, purpose)) {
            return failed("key usage does not allow " + purpose);
        }
        return switch (purpose) {
            case SIGN, LOGIN, ENCRYPT, SEAL ->
                personal(certificate) ? allowed(purpose) : failed("extended key usage is for machines");
            case TIME_STAMP ->
                stampsOnly(certificate)
                        ? allowed(purpose)
                        : failed("extended key usage is not time stamping alone, and critical");
        };
    }

    static Check servicePurpose(CandidatePath path, Purpose purpose) {
        return path.service().purposes().contains(purpose)
                ? Check.passed(CheckId.SERVICE_PURPOSE, path.service().id() + " is listed for " + purpose)
                : Check.failed(
                        CheckId.SERVICE_PURPOSE,
                        Reason.SERVICE_PURPOSE,
                        path.service().id() + ", " + purpose);
    }

    private static boolean allows(boolean[] usage, Purpose purpose) {
        return switch (purpose) {
            case SIGN, SEAL, TIME_STAMP -> usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
            case LOGIN -> usage[DIGITAL_SIGNATURE];
            case ENCRYPT -> usage[KEY_ENCIPHERMENT] || usage[DATA_ENCIPHERMENT] || usage[KEY_AGREEMENT];
        };
    }

    private static boolean personal(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null || personal(uses);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /** One use and no other, and critical (RFC 3161 2.3): a key that also signs something else would put a time on it unseen. */
    private static boolean stampsOnly(X509Certificate certificate) {
        try {
            Set<String> critical = certificate.getCriticalExtensionOIDs();
            return List.of(TIME_STAMPING).equals(certificate.getExtendedKeyUsage())
                    && critical != null
                    && critical.contains(EXTENDED_KEY_USAGE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Check allowed(Purpose purpose) {
        return Check.passed(CheckId.KEY_USAGE, "allows " + purpose);
    }

    static boolean personal(Collection<String> uses) {
        return uses.stream().anyMatch(PERSONAL_USES::contains);
    }

    private static Check failed(String evidence) {
        return Check.failed(CheckId.KEY_USAGE, Reason.WRONG_KEY_OF_PAIR, evidence);
    }
}
