package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.tool.ask.Finding.Aspect;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * What RFC 5280 and the baseline requirements of the web ask of issuers and path validation alone does not look at. Held for servers
 * and their clients, whose authorities are bound by it; the certificates of other authorities often lack the one or other.
 */
final class IssuerProfile {
    private record Rule(String name, Predicate<X509Certificate> holds) {}

    private static final List<Rule> EVERYWHERE = List.of(
            new Rule("authority key identifier (RFC 5280 4.2.1.1)", IssuerProfile::authorityKey),
            new Rule("information access is not empty (4.2.2.1)", IssuerProfile::informationAccess),
            new Rule("RSA modulus in whole octets", IssuerProfile::wholeOctets),
            new Rule("alternative name not critical beside a subject (4.2.1.6)", IssuerProfile::alternativeName));
    private static final List<Rule> AUTHORITIES = List.of(
            new Rule("subject key identifier (4.2.1.2)", IssuerProfile::subjectKey),
            new Rule("name constraints are well formed (4.2.1.10)", IssuerProfile::nameConstraints));

    private IssuerProfile() {}

    static List<Finding> of(List<X509Certificate> path, Optional<PeerName> peer) {
        List<Finding> broken = new ArrayList<>();
        for (X509Certificate certificate : path) {
            EVERYWHERE.forEach(rule -> check(rule, certificate, broken));
        }
        for (X509Certificate authority : path.subList(Math.min(1, path.size()), path.size())) {
            AUTHORITIES.forEach(rule -> check(rule, authority, broken));
            peer.filter(name -> excludes(authority, name))
                    .ifPresent(name -> broken.add(new Finding(
                            Aspect.ISSUER_PROFILE,
                            false,
                            name.text() + " is outside the name constraints of " + subject(authority))));
        }
        return broken.isEmpty() ? List.of(new Finding(Aspect.ISSUER_PROFILE, true, "holds")) : broken;
    }

    private static void check(Rule rule, X509Certificate certificate, List<Finding> broken) {
        try {
            if (rule.holds.test(certificate)) {
                return;
            }
        } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
            // An extension that cannot be read does not hold.
        }
        broken.add(new Finding(Aspect.ISSUER_PROFILE, false, rule.name + ": " + subject(certificate)));
    }

    /** Present in all but self-signed certificates; where a self-signed one has it, it names its own key and nothing else. */
    private static boolean authorityKey(X509Certificate certificate) {
        Optional<AuthorityKeyIdentifier> said =
                value(certificate, Extension.authorityKeyIdentifier.getId()).map(AuthorityKeyIdentifier::getInstance);
        Optional<byte[]> key = said.map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
        if (!isSelfSigned(certificate)) {
            return key.isPresent();
        }
        return said.isEmpty()
                || key.filter(named -> isOwn(certificate, named)).isPresent()
                        && said.get().getAuthorityCertIssuer() == null
                        && said.get().getAuthorityCertSerialNumber() == null;
    }

    private static boolean isOwn(X509Certificate certificate, byte[] key) {
        return value(certificate, Extension.subjectKeyIdentifier.getId())
                .map(octets -> SubjectKeyIdentifier.getInstance(octets).getKeyIdentifier())
                .filter(own -> Arrays.equals(own, key))
                .isPresent();
    }

    /** By its key: a root may bear another issuer's name. */
    private static boolean isSelfSigned(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey(), Bc.provider());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static boolean subjectKey(X509Certificate authority) {
        return value(authority, Extension.subjectKeyIdentifier.getId())
                .map(SubjectKeyIdentifier::getInstance)
                .isPresent();
    }

    private static boolean informationAccess(X509Certificate certificate) {
        return value(certificate, Extension.authorityInfoAccess.getId())
                .map(octets -> AuthorityInformationAccess.getInstance(octets).getAccessDescriptions().length > 0)
                .orElse(true);
    }

    private static boolean wholeOctets(X509Certificate certificate) {
        return !(certificate.getPublicKey() instanceof RSAPublicKey rsa)
                || rsa.getModulus().bitLength() % Byte.SIZE == 0;
    }

    private static boolean alternativeName(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().isEmpty()
                || certificate.getCriticalExtensionOIDs() == null
                || !certificate.getCriticalExtensionOIDs().contains(Extension.subjectAlternativeName.getId());
    }

    /** Not empty, and no host name that begins with a dot: that is the form of URI constraints. */
    private static boolean nameConstraints(X509Certificate authority) {
        Optional<NameConstraints> constraints = constraints(authority);
        return constraints.isEmpty()
                || subtrees(constraints.get()).findAny().isPresent()
                        && subtrees(constraints.get())
                                .map(GeneralSubtree::getBase)
                                .filter(base -> base.getTagNo() == GeneralName.dNSName)
                                .noneMatch(base -> text(base).startsWith("."));
    }

    /** A wildcard stands for the peer's name, so the constraint must allow that name and not only the wildcard. */
    private static boolean excludes(X509Certificate authority, PeerName peer) {
        try {
            return constraints(authority)
                    .map(NameConstraints::getExcludedSubtrees)
                    .filter(excluded -> Arrays.stream(excluded)
                            .map(GeneralSubtree::getBase)
                            .anyMatch(base -> base.getTagNo() == GeneralName.dNSName && peer.isWithin(text(base))))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<NameConstraints> constraints(X509Certificate authority) {
        return value(authority, Extension.nameConstraints.getId()).map(NameConstraints::getInstance);
    }

    private static Stream<GeneralSubtree> subtrees(NameConstraints constraints) {
        return Stream.of(constraints.getPermittedSubtrees(), constraints.getExcludedSubtrees())
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream);
    }

    private static String text(GeneralName name) {
        return ((ASN1String) name.getName()).getString();
    }

    private static String subject(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        BigInteger serial = certificate.getSerialNumber();
        return name.isEmpty() ? "serial " + serial.toString(16) : name;
    }

    private static Optional<byte[]> value(X509Certificate certificate, String oid) {
        return Optional.ofNullable(certificate.getExtensionValue(oid))
                .map(value -> ASN1OctetString.getInstance(value).getOctets());
    }
}
