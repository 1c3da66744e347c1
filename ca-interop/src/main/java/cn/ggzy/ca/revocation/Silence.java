package cn.ggzy.ca.revocation;

import java.security.cert.X509Certificate;
import java.util.function.Consumer;

/** When "not revoked" is an answer. A revocation may be learnt at any time, an all-clear only in its own. */
final class Silence {
    private Silence() {}

    static boolean counts(X509Certificate certificate, Span span, Standing standing, Consumer<String> otherwise) {
        // Authorities drop what has expired (RFC 5280 3.3).
        if (span.from().isAfter(certificate.getNotAfter().toInstant())) {
            otherwise.accept("from " + span.from() + ", after the certificate had ended");
            return false;
        }
        return switch (standing) {
            case IN_FORCE, IN_GRACE -> true;
            case AFTERWARDS, BYGONE -> {
                otherwise.accept(span.describe());
                yield false;
            }
        };
    }
}
