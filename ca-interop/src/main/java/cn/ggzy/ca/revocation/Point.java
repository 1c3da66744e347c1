package cn.ggzy.ca.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** A distribution point that a certificate names: where its list is, who signs it if not the issuer, and for which reasons. */
record Point(Set<GeneralName> names, Set<X500Principal> signers, ReasonSet reasons) {
    /** The certificate's own, and the one that every certificate has: its issuer, by name (RFC 5280 6.3.3, last paragraph). */
    static List<Point> of(X509Certificate certificate) {
        X500Name issuer =
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        List<Point> points = new ArrayList<>();
        byte[] value = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (value != null) {
            CRLDistPoint said =
                    CRLDistPoint.getInstance(ASN1OctetString.getInstance(value).getOctets());
            Arrays.stream(said.getDistributionPoints())
                    .map(one -> of(one, issuer))
                    .forEach(points::add);
        }
        points.add(new Point(Set.of(new GeneralName(issuer)), Set.of(), ReasonSet.ALL));
        return points;
    }

    static Set<GeneralName> names(@Nullable DistributionPointName name, X500Name signer) {
        if (name == null) {
            return Set.of();
        }
        return name.getType() == DistributionPointName.FULL_NAME
                ? Set.of(GeneralNames.getInstance(name.getName()).getNames())
                : Set.of(new GeneralName(below(signer, ASN1Set.getInstance(name.getName()))));
    }

    static X500Principal principal(X500Name name) {
        try {
            return new X500Principal(name.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Point of(DistributionPoint point, X500Name issuer) {
        List<X500Name> signers = point.getCRLIssuer() == null
                ? List.of()
                : Arrays.stream(point.getCRLIssuer().getNames())
                        .filter(name -> name.getTagNo() == GeneralName.directoryName)
                        .map(name -> X500Name.getInstance(name.getName()))
                        .toList();
        // Without a name of its own, the point is known by who signs its list.
        Set<GeneralName> names = point.getDistributionPoint() == null
                ? signers.stream().map(GeneralName::new).collect(Collectors.toUnmodifiableSet())
                : names(point.getDistributionPoint(), signers.isEmpty() ? issuer : signers.get(0));
        return new Point(
                names,
                signers.stream().map(Point::principal).collect(Collectors.toUnmodifiableSet()),
                ReasonSet.of(point.getReasons()));
    }

    private static X500Name below(X500Name name, ASN1Set last) {
        RDN[] above = name.getRDNs();
        RDN[] all = Arrays.copyOf(above, above.length + 1);
        all[above.length] = RDN.getInstance(last);
        return new X500Name(all);
    }
}
