package cn.ggzy.ca.crypto;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyMappings;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The extensions that a judgement reads, each parsed once as what it must be. The provider reads them only when asked and then throws
 * what it likes; here a value of another type makes the certificate unreadable at the door.
 */
final class KnownExtensions {
    private static final Map<ASN1ObjectIdentifier, Consumer<ASN1Encodable>> FORMS = new HashMap<>();

    static {
        FORMS.put(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance);
        FORMS.put(Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance);
        FORMS.put(Extension.basicConstraints, KnownExtensions::basicConstraints);
        FORMS.put(Extension.keyUsage, KeyUsage::getInstance);
        FORMS.put(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance);
        FORMS.put(Extension.nameConstraints, NameConstraints::getInstance);
        FORMS.put(Extension.subjectAlternativeName, KnownExtensions::names);
        FORMS.put(Extension.certificatePolicies, CertificatePolicies::getInstance);
        FORMS.put(Extension.policyMappings, PolicyMappings::getInstance);
        FORMS.put(Extension.policyConstraints, KnownExtensions::policyConstraints);
        FORMS.put(
                Extension.inhibitAnyPolicy,
                value -> requireCount(ASN1Integer.getInstance(value).getValue()));
    }

    private KnownExtensions() {}

    /** Throws whatever the provider throws at an extension that is not of its form. */
    static void requireReadable(byte[] der) {
        Extensions all = Certificate.getInstance(der).getTBSCertificate().getExtensions();
        if (all != null) {
            if (all.getExtensionOIDs().length == 0) {
                throw new IllegalArgumentException("no extension");
            }
            for (ASN1ObjectIdentifier oid : all.getExtensionOIDs()) {
                Consumer<ASN1Encodable> form = FORMS.get(oid);
                if (form != null) {
                    form.accept(all.getExtensionParsedValue(oid));
                }
            }
        }
    }

    private static void basicConstraints(ASN1Encodable value) {
        ASN1Integer length = BasicConstraints.getInstance(value).getPathLenConstraintInteger();
        if (length != null) {
            requireCount(length.getValue());
            length.intPositiveValueExact();
        }
    }

    private static void policyConstraints(ASN1Encodable value) {
        PolicyConstraints constraints = PolicyConstraints.getInstance(value);
        requireCount(constraints.getRequireExplicitPolicyMapping());
        requireCount(constraints.getInhibitPolicyMapping());
    }

    /** The provider would read the octets of -1 as 255. */
    private static void requireCount(@Nullable BigInteger count) {
        if (count != null && count.signum() < 0) {
            throw new IllegalArgumentException("negative count");
        }
    }

    private static void names(ASN1Encodable value) {
        if (GeneralNames.getInstance(value).getNames().length == 0) {
            throw new IllegalArgumentException("no name");
        }
    }
}
