package cn.ggzy.ca.revocation;

import cn.ggzy.ca.crypto.Digests;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** Which certificates a list speaks of (RFC 5280 5.2.5). {@code key} tells scopes apart: a delta belongs to a list of the same one. */
record Scope(
        Set<GeneralName> names,
        boolean usersOnly,
        boolean authoritiesOnly,
        boolean attributesOnly,
        boolean indirect,
        ReasonSet reasons,
        String key) {
    private static final Scope WHOLE = new Scope(Set.of(), false, false, false, false, ReasonSet.ALL, "");

    /** Of the extension's octets; without it a list speaks of everything its signer issued. */
    static Scope of(Optional<byte[]> extension, X500Name signer) {
        if (extension.isEmpty()) {
            return WHOLE;
        }
        IssuingDistributionPoint said = IssuingDistributionPoint.getInstance(extension.get());
        return new Scope(
                Point.names(said.getDistributionPoint(), signer),
                said.onlyContainsUserCerts(),
                said.onlyContainsCACerts(),
                said.onlyContainsAttributeCerts(),
                said.isIndirectCRL(),
                ReasonSet.of(said.getOnlySomeReasons()),
                Digests.hex(extension.get()));
    }

    /** For which reasons a list of this scope by this signer speaks of the certificate; none: it does not. */
    ReasonSet covers(X509Certificate certificate, X500Principal signer) {
        boolean authority = certificate.getBasicConstraints() >= 0;
        if (attributesOnly || usersOnly && authority || authoritiesOnly && !authority) {
            return ReasonSet.NONE;
        }
        boolean own = certificate.getIssuerX500Principal().equals(signer);
        if (own && names.isEmpty()) {
            return reasons;
        }
        return Point.of(certificate).stream()
                .filter(point -> own || indirect && point.signers().contains(signer))
                .filter(point -> names.isEmpty() || !Collections.disjoint(names, point.names()))
                .map(point -> point.reasons().and(reasons))
                .reduce(ReasonSet.NONE, ReasonSet::or);
    }
}
