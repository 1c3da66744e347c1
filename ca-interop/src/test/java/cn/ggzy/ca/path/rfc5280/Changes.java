package cn.ggzy.ca.path.rfc5280;

import cn.ggzy.ca.path.TestAuthority;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertPolicyId;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyMappings;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** The changes that cases are written with. */
final class Changes {
    static final String ANY_POLICY = "2.5.29.32.0";
    static final ASN1ObjectIdentifier STRANGE = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7");
    private static final ASN1ObjectIdentifier ORGANISATION = new ASN1ObjectIdentifier("1.2.156.10260.4.1.4");

    private Changes() {}

    static Change with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        return draft -> draft.put(oid, critical, value);
    }

    static Change without(ASN1ObjectIdentifier oid) {
        return draft -> draft.remove(oid);
    }

    static Change noExtensions() {
        return draft -> {
            draft.extensions.clear();
            draft.extensionsWritten = false;
        };
    }

    static Change strange(boolean critical) {
        return with(STRANGE, critical, DERNull.INSTANCE);
    }

    static Change subject(String name) {
        return subject(new X500Name(name));
    }

    static Change subject(X500Name name) {
        return draft -> draft.subject = name;
    }

    static Change issuer(String name) {
        return issuer(new X500Name(name));
    }

    static Change issuer(X500Name name) {
        return draft -> draft.issuer = name;
    }

    static Change signer(KeyPair other) {
        return draft -> draft.signer = other;
    }

    static Change serial(BigInteger number) {
        return draft -> draft.serial = new ASN1Integer(number);
    }

    static Change valid(String from, String until) {
        return draft -> {
            draft.from = Draft.time(Instant.parse(from));
            draft.until = Draft.time(Instant.parse(until));
        };
    }

    static Change fromUtc(String text) {
        return draft -> draft.from = new ASN1UTCTime(text);
    }

    static Change untilUtc(String text) {
        return draft -> draft.until = new ASN1UTCTime(text);
    }

    static Change fromGeneralized(String text) {
        return draft -> draft.from = new ASN1GeneralizedTime(text);
    }

    static Change untilGeneralized(String text) {
        return draft -> draft.until = new ASN1GeneralizedTime(text);
    }

    static Change pathLength(int length) {
        return with(Extension.basicConstraints, true, new BasicConstraints(length));
    }

    static Change basic(boolean critical, ASN1Encodable value) {
        return with(Extension.basicConstraints, critical, value);
    }

    static Change usage(int bits) {
        return with(Extension.keyUsage, true, new KeyUsage(bits));
    }

    static Change uses(KeyPurposeId... purposes) {
        return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    static Change usesCritical(KeyPurposeId... purposes) {
        return with(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purposes));
    }

    static Change permits(GeneralName... names) {
        return constrained(names, new GeneralName[0]);
    }

    static Change excludes(GeneralName... names) {
        return constrained(new GeneralName[0], names);
    }

    static Change constrained(GeneralName[] permitted, GeneralName[] excluded) {
        return with(Extension.nameConstraints, true, new NameConstraints(subtrees(permitted), subtrees(excluded)));
    }

    static GeneralName[] trees(GeneralName... names) {
        return names;
    }

    static GeneralName dn(String name) {
        return new GeneralName(new X500Name(name));
    }

    static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    static GeneralName mail(String name) {
        return new GeneralName(GeneralName.rfc822Name, name);
    }

    static GeneralName uri(String name) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, name);
    }

    static GeneralName ip(String address) {
        return new GeneralName(GeneralName.iPAddress, address);
    }

    static GeneralName ipOctets(int... octets) {
        byte[] bytes = new byte[octets.length];
        IntStream.range(0, octets.length).forEach(i -> bytes[i] = (byte) octets[i]);
        return new GeneralName(GeneralName.iPAddress, Draft.octets(bytes));
    }

    static GeneralName registered(String oid) {
        return new GeneralName(GeneralName.registeredID, oid);
    }

    static GeneralName other(String text) {
        return new GeneralName(
                GeneralName.otherName,
                new OtherName(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"), new DERUTF8String(text)));
    }

    static Change alternative(GeneralName... names) {
        return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    static Change alternativeCritical(GeneralName... names) {
        return with(Extension.subjectAlternativeName, true, new GeneralNames(names));
    }

    /** The organisation's code in an extension, for a holder whose subject does not tell it. */
    static Change organisationInExtension() {
        return with(ORGANISATION, false, new DERPrintableString(TestAuthority.USCC));
    }

    static Change policies(String... oids) {
        return with(
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(Stream.of(oids)
                        .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid)))
                        .toArray(PolicyInformation[]::new)));
    }

    /** Pairs: issuer's policy, subject's policy. */
    static Change mapping(String... pairs) {
        CertPolicyId[] from = IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> CertPolicyId.getInstance(new ASN1ObjectIdentifier(pairs[2 * i])))
                .toArray(CertPolicyId[]::new);
        CertPolicyId[] to = IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> CertPolicyId.getInstance(new ASN1ObjectIdentifier(pairs[2 * i + 1])))
                .toArray(CertPolicyId[]::new);
        return with(Extension.policyMappings, true, new PolicyMappings(from, to));
    }

    static Change requirePolicy(int skip) {
        return with(Extension.policyConstraints, true, new PolicyConstraints(BigInteger.valueOf(skip), null));
    }

    static Change inhibitMapping(int skip) {
        return with(Extension.policyConstraints, true, new PolicyConstraints(null, BigInteger.valueOf(skip)));
    }

    static Change requireAndInhibitMapping(int require, int inhibit) {
        return with(
                Extension.policyConstraints,
                true,
                new PolicyConstraints(BigInteger.valueOf(require), BigInteger.valueOf(inhibit)));
    }

    static Change inhibitAny(int skip) {
        return with(Extension.inhibitAnyPolicy, true, new ASN1Integer(skip));
    }

    static Change authorityKey(int... octets) {
        return with(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(bytes(octets)));
    }

    static Change subjectKey(int... octets) {
        return with(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(bytes(octets)));
    }

    private static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        IntStream.range(0, octets.length).forEach(i -> bytes[i] = (byte) octets[i]);
        return bytes;
    }

    private static GeneralSubtree @org.jspecify.annotations.Nullable [] subtrees(GeneralName... names) {
        return names.length == 0
                ? null
                : Arrays.stream(names).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }
}
