package cn.ggzy.ca.gather;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The addresses that a certificate names. What cannot be read names none; what is no address of the web is left to the filter to refuse. */
final class Addresses {
    /** A certificate that names more than this wants something else. */
    private static final int MOST = 8;

    private static final int LONGEST = 2_000;

    private Addresses() {}

    static List<URI> responders(X509Certificate certificate) {
        return access(certificate, AccessDescription.id_ad_ocsp);
    }

    static List<URI> issuers(X509Certificate certificate) {
        return access(certificate, AccessDescription.id_ad_caIssuers);
    }

    static List<URI> lists(X509Certificate certificate) {
        return points(certificate, Extension.cRLDistributionPoints);
    }

    static List<URI> deltas(X509Certificate certificate) {
        return points(certificate, Extension.freshestCRL);
    }

    private static List<URI> access(X509Certificate certificate, ASN1ObjectIdentifier method) {
        try {
            return extension(certificate, Extension.authorityInfoAccess)
                    .map(AuthorityInformationAccess::getInstance)
                    .map(access -> Arrays.stream(access.getAccessDescriptions())
                            .filter(one -> method.equals(one.getAccessMethod()))
                            .flatMap(one -> uri(one.getAccessLocation()).stream())
                            .distinct()
                            .limit(MOST)
                            .toList())
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static List<URI> points(X509Certificate certificate, ASN1ObjectIdentifier oid) {
        try {
            return extension(certificate, oid)
                    .map(CRLDistPoint::getInstance)
                    .map(points -> Arrays.stream(points.getDistributionPoints())
                            .map(one -> Optional.ofNullable(one.getDistributionPoint()))
                            .flatMap(Optional::stream)
                            .filter(name -> name.getType() == DistributionPointName.FULL_NAME)
                            .flatMap(name -> Arrays.stream(
                                    GeneralNames.getInstance(name.getName()).getNames()))
                            .flatMap(name -> uri(name).stream())
                            .distinct()
                            .limit(MOST)
                            .toList())
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Optional<URI> uri(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return Optional.empty();
        }
        try {
            String text = ASN1IA5String.getInstance(name.getName()).getString();
            return text.length() > LONGEST ? Optional.empty() : Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> extension(X509Certificate certificate, ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(certificate.getExtensionValue(oid.getId()))
                .map(value -> ASN1OctetString.getInstance(value).getOctets());
    }
}
