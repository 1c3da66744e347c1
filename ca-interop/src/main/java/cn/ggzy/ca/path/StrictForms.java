package cn.ggzy.ca.path;

import cn.ggzy.ca.crypto.Certificates;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.jspecify.annotations.Nullable;

/** How fields and extensions have to be written, where the provider reads more than RFC 5280 allows. */
final class StrictForms {
    private static final Pattern UTC = Pattern.compile("[0-9]{12}Z");
    private static final Pattern GENERALIZED = Pattern.compile("[0-9]{14}Z");
    private static final int IPV4_WITH_MASK = 8;
    private static final int IPV6_WITH_MASK = 32;

    private StrictForms() {}

    /** A time without a zone would mean another instant on another machine. */
    static boolean times(X509Certificate certificate) {
        TBSCertificate body =
                Certificate.getInstance(Certificates.encoded(certificate)).getTBSCertificate();
        return Stream.of(body.getStartDate(), body.getEndDate()).allMatch(time -> time(time.toASN1Primitive()));
    }

    private static boolean time(ASN1Primitive time) {
        return time instanceof ASN1UTCTime utc
                ? UTC.matcher(utc.toString()).matches()
                : time instanceof ASN1GeneralizedTime generalized
                        && GENERALIZED.matcher(generalized.getTimeString()).matches();
    }

    static boolean pathLength(X509Certificate certificate) {
        return ExtensionValues.of(certificate, Extension.basicConstraints, BasicConstraints::getInstance)
                .filter(basic -> basic.getPathLenConstraintInteger() != null)
                .isPresent();
    }

    static boolean nameConstraints(X509Certificate authority) {
        return ExtensionValues.of(authority, Extension.nameConstraints, NameConstraints::getInstance)
                .map(constraints -> Stream.of(
                                trees(constraints.getPermittedSubtrees()), trees(constraints.getExcludedSubtrees()))
                        .flatMap(List::stream)
                        .toList())
                .map(trees -> !trees.isEmpty() && trees.stream().allMatch(StrictForms::tree))
                .orElse(true);
    }

    private static List<GeneralSubtree> trees(GeneralSubtree @Nullable [] trees) {
        return trees == null ? List.of() : List.of(trees);
    }

    private static boolean tree(GeneralSubtree tree) {
        return tree.getMinimum().signum() == 0
                && tree.getMaximum() == null
                && (tree.getBase().getTagNo() != GeneralName.iPAddress
                        || network(ASN1OctetString.getInstance(tree.getBase().getName())
                                .getOctets()));
    }

    /** RFC 4632: ones, then zeros. */
    private static boolean network(byte[] octets) {
        if (octets.length != IPV4_WITH_MASK && octets.length != IPV6_WITH_MASK) {
            return false;
        }
        StringBuilder mask = new StringBuilder();
        for (int i = octets.length / 2; i < octets.length; i++) {
            mask.append(Integer.toBinaryString(0x100 | octets[i] & 0xff).substring(1));
        }
        return mask.indexOf("01") < 0;
    }

    static boolean policies(X509Certificate certificate) {
        boolean once = ExtensionValues.of(certificate, Extension.certificatePolicies, CertificatePolicies::getInstance)
                .map(CertificatePolicies::getPolicyInformation)
                .map(all -> Arrays.stream(all)
                                .map(PolicyInformation::getPolicyIdentifier)
                                .distinct()
                                .count()
                        == all.length)
                .orElse(true);
        return once
                && ExtensionValues.of(certificate, Extension.policyConstraints, PolicyConstraints::getInstance)
                        .map(StrictForms::says)
                        .orElse(true);
    }

    private static boolean says(PolicyConstraints constraints) {
        return constraints.getRequireExplicitPolicyMapping() != null || constraints.getInhibitPolicyMapping() != null;
    }
}
