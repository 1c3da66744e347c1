package cn.ggzy.verifier.trust;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** A certificate that was found to belong to an organisation, and the one role its units give it. */
public record Signer(String mspId, X509Certificate certificate, Optional<String> role) {

    boolean is(String organisation, Role asked) {
        if (!mspId.equals(organisation)) return false;
        return asked == Role.MEMBER
                || role.filter(asked.organisationalUnit()::equals).isPresent();
    }
}
