package cn.ggzy.ca.identity;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;

/** The texts of one certificate at the place that a rule names, in their order. */
final class CertificateText {
    private final X509Certificate certificate;

    CertificateText(X509Certificate certificate) {
        this.certificate = certificate;
    }

    List<String> at(IdentityRule rule) {
        try {
            return switch (rule.from()) {
                case EXT -> extension(rule);
                case RDN -> subject(rule.oid());
                case SAN -> otherNames(rule.oid());
            };
        } catch (RuntimeException e) {
            // Not of the form that the rule describes: this rule finds nothing, the others still run.
            return List.of();
        }
    }

    private List<String> subject(String oid) {
        List<String> all = new ArrayList<>();
        for (RDN rdn : X500Name.getInstance(
                        certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(new ASN1ObjectIdentifier(oid))) {
            Arrays.stream(rdn.getTypesAndValues())
                    .filter(part -> part.getType().getId().equals(oid))
                    .forEach(part -> all.add(IETFUtils.valueToString(part.getValue())));
        }
        return all;
    }

    private List<String> extension(IdentityRule rule) {
        byte[] value = certificate.getExtensionValue(rule.oid());
        if (value == null) {
            return List.of();
        }
        byte[] content = ASN1OctetString.getInstance(value).getOctets();
        return switch (rule.unwrap()) {
            case NONE -> List.of(utf8(content, rule.skip()));
            case OCTET -> List.of(utf8(ASN1OctetString.getInstance(content).getOctets(), rule.skip()));
            case DER_STRING -> List.of(behind(rule.skip(), string(primitive(content))));
            case TAGGED -> List.of(behind(rule.skip(), tagged(ASN1TaggedObject.getInstance(content))));
        };
    }

    private List<String> otherNames(String oid) {
        byte[] value = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
        if (value == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        GeneralNames names =
                GeneralNames.getInstance(ASN1OctetString.getInstance(value).getOctets());
        for (GeneralName name : names.getNames()) {
            if (name.getTagNo() == GeneralName.otherName) {
                OtherName other = OtherName.getInstance(name.getName());
                if (other.getTypeID().getId().equals(oid)) {
                    all.add(string(other.getValue()));
                }
            }
        }
        return all;
    }

    private static String tagged(ASN1TaggedObject choice) {
        ASN1Encodable inner = choice.isExplicit()
                ? choice.getExplicitBaseObject()
                : choice.getBaseUniversal(false, org.bouncycastle.asn1.BERTags.OCTET_STRING);
        return inner instanceof ASN1OctetString octets ? utf8(octets.getOctets(), 0) : string(inner);
    }

    private static ASN1Primitive primitive(byte[] content) {
        try {
            return ASN1Primitive.fromByteArray(content);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("not DER", e);
        }
    }

    private static String string(ASN1Encodable value) {
        if (value.toASN1Primitive() instanceof ASN1String text) {
            return text.getString();
        }
        throw new IllegalArgumentException("not a string");
    }

    private static String behind(int skip, String text) {
        return text.substring(Math.min(skip, text.length()));
    }

    private static String utf8(byte[] octets, int skip) {
        int from = Math.min(skip, octets.length);
        return new String(octets, from, octets.length - from, StandardCharsets.UTF_8);
    }
}
