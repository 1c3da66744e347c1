package cn.ggzy.ca.path;

import java.math.BigInteger;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;

/**
 * The policy rules inside the listed authority's own certificate, as inputs of the validation below it (RFC 5937): the provider starts
 * beneath the anchor and would ignore them. Where a rule allows a few certificates first, the whole path is held to it as soon as the
 * path is longer than that.
 */
final class AnchorPolicies {
    private static final String ANY_POLICY = "2.5.29.32.0";
    // An arc that names no policy: nothing matches it.
    private static final Set<String> NONE = Set.of("0.0");

    private AnchorPolicies() {}

    static void apply(CandidatePath path, PKIXParameters parameters) {
        X509Certificate anchor = path.anchor();
        Optional<PolicyConstraints> constraints =
                extension(anchor, Extension.policyConstraints.getId()).map(PolicyConstraints::getInstance);
        int authorities = authoritiesBelow(path);
        // The end entity counts too: RFC 5280 6.1.5 (a).
        if (within(constraints.map(PolicyConstraints::getRequireExplicitPolicyMapping), authorities + 1)) {
            parameters.setExplicitPolicyRequired(true);
            parameters.setInitialPolicies(NONE);
        }
        // Matters only where a policy is required, here or by an authority below.
        policies(anchor).ifPresent(parameters::setInitialPolicies);
        if (within(constraints.map(PolicyConstraints::getInhibitPolicyMapping), authorities - 1)) {
            parameters.setPolicyMappingInhibited(true);
        }
        Optional<BigInteger> anyPolicy = extension(anchor, Extension.inhibitAnyPolicy.getId())
                .map(value -> ASN1Integer.getInstance(value).getValue());
        if (within(anyPolicy, authorities)) {
            parameters.setAnyPolicyInhibited(true);
        }
    }

    private static int authoritiesBelow(CandidatePath path) {
        return (int) path.certificates().stream()
                .skip(1)
                .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                .count();
    }

    private static boolean within(Optional<BigInteger> allowed, int certificates) {
        return allowed.filter(skip -> skip.compareTo(BigInteger.valueOf(certificates)) <= 0)
                .isPresent();
    }

    /** Nothing when the anchor names none; the empty set stands for any. */
    private static Optional<Set<String>> policies(X509Certificate anchor) {
        return extension(anchor, Extension.certificatePolicies.getId())
                .map(value -> Arrays.stream(
                                CertificatePolicies.getInstance(value).getPolicyInformation())
                        .map(PolicyInformation::getPolicyIdentifier)
                        .map(Object::toString)
                        .collect(Collectors.toUnmodifiableSet()))
                .map(named -> named.contains(ANY_POLICY) ? Set.of() : named);
    }

    private static Optional<byte[]> extension(X509Certificate certificate, String oid) {
        return Optional.ofNullable(certificate.getExtensionValue(oid))
                .map(value -> ASN1OctetString.getInstance(value).getOctets());
    }
}
