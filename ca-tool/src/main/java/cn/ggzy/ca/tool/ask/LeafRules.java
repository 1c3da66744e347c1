package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.tool.ask.Finding.Aspect;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** What a use asks of the certificate itself, when plain certificates are trusted: key usage, extended key usage, the peer's name. */
final class LeafRules {
    private static final String ANY_USE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    private LeafRules() {}

    static List<Finding> of(X509Certificate leaf, Use use, Optional<PeerName> peer) {
        List<Finding> all = new ArrayList<>();
        use.keyPurpose().ifPresent(oid -> {
            all.add(keyUsage(leaf, use));
            all.add(keyPurpose(leaf, oid));
        });
        peer.ifPresent(name -> all.add(named(leaf, name)));
        return all;
    }

    /** RFC 5280 4.2.1.12 names the key usages that go with a use; a certificate without key usage is not limited. */
    private static Finding keyUsage(X509Certificate leaf, Use use) {
        boolean[] usage = leaf.getKeyUsage();
        boolean allows = usage == null
                || usage[DIGITAL_SIGNATURE]
                || switch (use) {
                    case SERVER_AUTH -> usage[KEY_ENCIPHERMENT] || usage[KEY_AGREEMENT];
                    case CLIENT_AUTH -> usage[KEY_AGREEMENT];
                    case EMAIL_PROTECTION -> usage[1] || usage[KEY_ENCIPHERMENT] || usage[KEY_AGREEMENT];
                    case TIME_STAMPING, OCSP_SIGNING -> usage[1];
                    case CODE_SIGNING, SIGN, LOGIN, ENCRYPT, SEAL, TIME_STAMP, ANY -> false;
                };
        return new Finding(
                Aspect.KEY_USAGE_MISSING, allows, usage == null ? "no key usage, so not limited" : "for " + use.id());
    }

    private static Finding keyPurpose(X509Certificate leaf, String oid) {
        try {
            List<String> uses = leaf.getExtendedKeyUsage();
            return new Finding(
                    Aspect.EXTENDED_KEY_USAGE,
                    uses == null || uses.contains(oid) || uses.contains(ANY_USE),
                    uses == null ? "none, so not limited" : String.join(" ", uses));
        } catch (CertificateParsingException e) {
            return new Finding(Aspect.EXTENDED_KEY_USAGE, false, "cannot be read");
        }
    }

    /** The alternative names alone: a common name is no host name (RFC 9525 2). */
    private static Finding named(X509Certificate leaf, PeerName peer) {
        Collection<GeneralName> names = alternativeNames(leaf);
        boolean found = names.stream().anyMatch(name -> is(name, peer));
        return new Finding(
                Aspect.NAME_MISMATCH,
                found,
                peer.text()
                        + (found ? " is among " : " is not among ")
                        + names.stream().map(LeafRules::tell).collect(Collectors.joining(" ", "[", "]")));
    }

    private static boolean is(GeneralName name, PeerName peer) {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> peer.isDns(text(name));
            case GeneralName.rfc822Name -> peer.isMail(text(name));
            case GeneralName.iPAddress ->
                peer.isAddress(ASN1OctetString.getInstance(name.getName()).getOctets());
            default -> false;
        };
    }

    private static String tell(GeneralName name) {
        return name.getName() instanceof ASN1String ? text(name) : "type-" + name.getTagNo();
    }

    private static String text(GeneralName name) {
        return ((ASN1String) name.getName()).getString();
    }

    private static Collection<GeneralName> alternativeNames(X509Certificate leaf) {
        byte[] value = leaf.getExtensionValue(Extension.subjectAlternativeName.getId());
        return value == null
                ? List.of()
                : List.of(GeneralNames.getInstance(
                                ASN1OctetString.getInstance(value).getOctets())
                        .getNames());
    }
}
