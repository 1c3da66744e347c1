package cn.ggzy.ca.path.rfc5280;

import static cn.ggzy.ca.path.rfc5280.Changes.alternative;
import static cn.ggzy.ca.path.rfc5280.Changes.alternativeCritical;
import static cn.ggzy.ca.path.rfc5280.Changes.authorityKey;
import static cn.ggzy.ca.path.rfc5280.Changes.basic;
import static cn.ggzy.ca.path.rfc5280.Changes.dn;
import static cn.ggzy.ca.path.rfc5280.Changes.dns;
import static cn.ggzy.ca.path.rfc5280.Changes.ip;
import static cn.ggzy.ca.path.rfc5280.Changes.mail;
import static cn.ggzy.ca.path.rfc5280.Changes.other;
import static cn.ggzy.ca.path.rfc5280.Changes.pathLength;
import static cn.ggzy.ca.path.rfc5280.Changes.registered;
import static cn.ggzy.ca.path.rfc5280.Changes.subjectKey;
import static cn.ggzy.ca.path.rfc5280.Changes.uri;
import static cn.ggzy.ca.path.rfc5280.Changes.usage;
import static cn.ggzy.ca.path.rfc5280.Changes.uses;
import static cn.ggzy.ca.path.rfc5280.Changes.usesCritical;
import static cn.ggzy.ca.path.rfc5280.Changes.with;
import static cn.ggzy.ca.path.rfc5280.Changes.without;

import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.trust.Purpose;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Section 4.2: the extensions, but for those that constrain names and policies. */
final class ExtensionCases {
    private static final KeyPurposeId SERVER = KeyPurposeId.id_kp_serverAuth;
    private static final KeyPurposeId CLIENT = KeyPurposeId.id_kp_clientAuth;
    private static final KeyPurposeId MAIL = KeyPurposeId.id_kp_emailProtection;
    private static final KeyPurposeId CODE = KeyPurposeId.id_kp_codeSigning;
    private static final KeyPurposeId ANY = KeyPurposeId.anyExtendedKeyUsage;
    private static final KeyPurposeId DOCUMENTS =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36"));
    private static final KeyPurposeId DOCUMENTS_MICROSOFT =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.10.3.12"));
    private static final KeyPurposeId STRANGE_USE =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.8"));

    private ExtensionCases() {}

    static Stream<Conformance> all() {
        return Stream.of(
                        authorityKeys(),
                        subjectKeys(),
                        usageBits(),
                        usages(),
                        alternatives(),
                        attributes(),
                        basics(),
                        pathLengths(),
                        extendedUses(),
                        nestedUses(),
                        pointers())
                .flatMap(Section::stream);
    }

    private static Section authorityKeys() {
        AuthorityKeyIdentifier all = new AuthorityKeyIdentifier(
                new byte[] {1, 2}, new GeneralNames(dn("CN=Listed")), BigInteger.valueOf(77));
        AuthorityKeyIdentifier byName =
                new AuthorityKeyIdentifier(new GeneralNames(dn("CN=Listed")), BigInteger.valueOf(77));
        return Section.of("4.2.1.1")
                .valid("absent", s -> s.leaf(without(Extension.authorityKeyIdentifier)))
                .valid("the issuer's own", s -> s.anchor(subjectKey(1, 2)).leaf(authorityKey(1, 2)))
                .broken(
                        "another one",
                        "key-identifiers",
                        s -> s.anchor(subjectKey(1, 2)).leaf(authorityKey(1, 3)))
                .broken(
                        "a shorter one",
                        "key-identifiers",
                        s -> s.anchor(subjectKey(1, 2)).leaf(authorityKey(1)))
                .valid("the issuer has none to compare", s -> s.leaf(authorityKey(1, 2)))
                .valid(
                        "the issuer's, in an authority",
                        s -> s.anchor(subjectKey(1, 2)).authority(authorityKey(1, 2)))
                .broken(
                        "another one, in an authority",
                        "key-identifiers",
                        s -> s.anchor(subjectKey(1, 2)).authority(authorityKey(9, 9)))
                .broken(
                        "the listed authority's instead of the issuer's",
                        "key-identifiers",
                        s -> s.anchor(subjectKey(1, 2))
                                .authority(subjectKey(3, 4))
                                .leaf(authorityKey(1, 2)))
                .valid(
                        "of each issuer in turn",
                        s -> s.anchor(subjectKey(1, 2))
                                .authority(authorityKey(1, 2), subjectKey(3, 4))
                                .leaf(authorityKey(3, 4)))
                .valid(
                        "6.1 does not ask for issuer and serial number: key identifier agrees",
                        s -> s.anchor(subjectKey(1, 2)).leaf(with(Extension.authorityKeyIdentifier, false, all)))
                .valid(
                        "issuer and serial number without a key identifier",
                        s -> s.anchor(subjectKey(1, 2)).leaf(with(Extension.authorityKeyIdentifier, false, byName)))
                .valid(
                        "nothing in it",
                        s -> s.anchor(subjectKey(1, 2))
                                .leaf(with(Extension.authorityKeyIdentifier, false, new DERSequence())))
                .broken(
                        "critical: must not be",
                        "extensions",
                        s -> s.leaf(with(
                                Extension.authorityKeyIdentifier, true, new AuthorityKeyIdentifier(new byte[] {1}))))
                .valid(
                        "the listed authority's own is not compared with itself",
                        s -> s.anchor(subjectKey(1, 2), authorityKey(7, 7)))
                .invalid(
                        "of another type",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.authorityKeyIdentifier, false, DERNull.INSTANCE)));
    }

    private static Section subjectKeys() {
        return Section.of("4.2.1.2")
                .valid("in the holder's", s -> s.leaf(subjectKey(5)))
                .valid("absent in an authority", s -> s.authority(without(Extension.subjectKeyIdentifier)))
                .broken(
                        "critical: must not be",
                        "extensions",
                        s -> s.leaf(
                                with(Extension.subjectKeyIdentifier, true, new SubjectKeyIdentifier(new byte[] {1}))))
                .broken(
                        "critical in an authority",
                        "extensions",
                        s -> s.authority(
                                with(Extension.subjectKeyIdentifier, true, new SubjectKeyIdentifier(new byte[] {1}))))
                .invalid(
                        "of another type",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.subjectKeyIdentifier, false, new ASN1Integer(1))));
    }

    /** Every single bit for every purpose. */
    private static Section usageBits() {
        Map<String, Integer> bits = new LinkedHashMap<>();
        bits.put("digitalSignature", KeyUsage.digitalSignature);
        bits.put("nonRepudiation", KeyUsage.nonRepudiation);
        bits.put("keyEncipherment", KeyUsage.keyEncipherment);
        bits.put("dataEncipherment", KeyUsage.dataEncipherment);
        bits.put("keyAgreement", KeyUsage.keyAgreement);
        bits.put("cRLSign", KeyUsage.cRLSign);
        bits.put("encipherOnly", KeyUsage.encipherOnly);
        bits.put("decipherOnly", KeyUsage.decipherOnly);
        Map<Purpose, Set<String>> serve = Map.of(
                Purpose.SIGN, Set.of("digitalSignature", "nonRepudiation"),
                Purpose.LOGIN, Set.of("digitalSignature"),
                Purpose.ENCRYPT, Set.of("keyEncipherment", "dataEncipherment", "keyAgreement"));
        Section section = Section.of("4.2.1.3");
        for (Purpose purpose : new Purpose[] {Purpose.SIGN, Purpose.LOGIN, Purpose.ENCRYPT}) {
            bits.forEach((name, bit) -> {
                boolean serves = serve.getOrDefault(purpose, Set.of()).contains(name);
                section.add(
                        name + " alone " + (serves ? "serves " : "does not serve ") + purpose,
                        serves ? Expected.VALID : Expected.invalid(Reason.WRONG_KEY_OF_PAIR),
                        s -> s.leaf(usage(bit)).purpose(purpose));
            });
        }
        return section;
    }

    private static Section usages() {
        int authority = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        return Section.of("4.2.1.3")
                .invalid(
                        "absent in the holder's",
                        Reason.WRONG_KEY_OF_PAIR,
                        s -> s.leaf(
                                without(Extension.keyUsage),
                                with(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[20]))))
                .invalid("4.2: extensions without any", Reason.MALFORMED, s -> s.leaf(without(Extension.keyUsage)))
                .invalid(
                        "no bit at all",
                        Reason.WRONG_KEY_OF_PAIR,
                        s -> s.leaf(with(Extension.keyUsage, true, new DERBitString(new byte[0]))))
                .valid(
                        "not critical: should be, not must",
                        s -> s.leaf(with(Extension.keyUsage, false, new KeyUsage(KeyUsage.digitalSignature))))
                .broken(
                        "4.2.1.9: keyCertSign without being an authority",
                        "end-entity",
                        s -> s.leaf(usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)))
                .valid(
                        "cRLSign beside digitalSignature",
                        s -> s.leaf(usage(KeyUsage.digitalSignature | KeyUsage.cRLSign)))
                .valid(
                        "signing and encrypting in one",
                        s -> s.leaf(usage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
                                .purpose(Purpose.ENCRYPT))
                .broken("absent in an authority", "may-sign", s -> s.authority(without(Extension.keyUsage)))
                .broken("an authority without keyCertSign", "may-sign", s -> s.authority(usage(KeyUsage.cRLSign)))
                .broken("the listed authority without keyCertSign", "may-sign", s -> s.anchor(usage(KeyUsage.cRLSign)))
                .broken("absent in the listed authority", "may-sign", s -> s.anchor(without(Extension.keyUsage)))
                .valid(
                        "an authority that also signs documents",
                        s -> s.authority(usage(authority | KeyUsage.digitalSignature)))
                .valid(
                        "an authority's usage is not critical",
                        s -> s.authority(with(Extension.keyUsage, false, new KeyUsage(authority))))
                .invalid(
                        "of another type",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.keyUsage, true, new ASN1Integer(1))));
    }

    private static Section alternatives() {
        return Section.of("4.2.1.6")
                .valid("an e-mail address", s -> s.leaf(alternative(mail("a@works.cn"))))
                .valid("a host", s -> s.leaf(alternative(dns("host.works.cn"))))
                .valid("a URI", s -> s.leaf(alternative(uri("https://host.works.cn/x"))))
                .valid("an IPv4 address", s -> s.leaf(alternative(ip("10.1.2.3"))))
                .valid("an IPv6 address", s -> s.leaf(alternative(ip("2001:db8::1"))))
                .valid("a directory name", s -> s.leaf(alternative(dn("C=CN,CN=Other Name"))))
                .valid("a registered identifier", s -> s.leaf(alternative(registered("1.2.3.4"))))
                .valid("another form", s -> s.leaf(alternative(other("a@works"))))
                .valid(
                        "several forms at once",
                        s -> s.leaf(alternative(mail("a@works.cn"), dns("host.works.cn"), ip("10.1.2.3"), dn("C=CN"))))
                .valid(
                        "critical beside a subject: should not be, but may",
                        s -> s.leaf(alternativeCritical(mail("a@works.cn"))))
                .valid("in an authority", s -> s.authority(alternative(uri("https://ca.works.cn"))))
                .invalid(
                        "no name in it",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.subjectAlternativeName, false, new DERSequence())))
                .invalid(
                        "of another type",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.subjectAlternativeName, false, DERNull.INSTANCE)));
    }

    private static Section attributes() {
        GeneralNames names = new GeneralNames(mail("ca@works.cn"));
        return Section.of("4.2.1.7-8")
                .valid(
                        "4.2.1.7: the issuer's alternative name",
                        s -> s.leaf(with(Extension.issuerAlternativeName, false, names)))
                .broken(
                        "4.2.1.7: the issuer's alternative name, critical, which nobody processes",
                        "extensions",
                        s -> s.leaf(with(Extension.issuerAlternativeName, true, names)))
                .valid(
                        "4.2.1.7: in an authority",
                        s -> s.authority(with(Extension.issuerAlternativeName, false, names)))
                .valid(
                        "4.2.1.8: attributes of the subject",
                        s -> s.leaf(with(Extension.subjectDirectoryAttributes, false, new DERSequence())))
                .broken(
                        "4.2.1.8: attributes of the subject, critical: must not be",
                        "extensions",
                        s -> s.leaf(with(Extension.subjectDirectoryAttributes, true, new DERSequence())));
    }

    private static Section basics() {
        return Section.of("4.2.1.9")
                .valid("the holder says that it is no authority", s -> s.leaf(basic(true, new BasicConstraints(false))))
                .valid("the same, not critical", s -> s.leaf(basic(false, new BasicConstraints(false))))
                .broken(
                        "an authority in the holder's place",
                        "end-entity",
                        s -> s.leaf(basic(true, new BasicConstraints(true))))
                .broken(
                        "an authority in the holder's place, not critical",
                        "end-entity",
                        s -> s.leaf(basic(false, new BasicConstraints(true))))
                .broken("absent in an authority", "authority", s -> s.authority(without(Extension.basicConstraints)))
                .broken(
                        "an authority says that it is none",
                        "authority",
                        s -> s.authority(basic(true, new BasicConstraints(false))))
                .broken(
                        "an authority's is not critical",
                        "authority",
                        s -> s.authority(basic(false, new BasicConstraints(true))))
                .broken(
                        "the listed authority's is not critical",
                        "authority",
                        s -> s.anchor(basic(false, new BasicConstraints(true))))
                .broken("a holder issues for another holder", "authority", s -> {
                    Draft first = s.holder(s.last());
                    Draft second = new Draft(
                                    s.family(),
                                    s.keys("second"),
                                    new org.bouncycastle.asn1.x500.X500Name(Scene.HOLDER),
                                    first.subject,
                                    first.keys)
                            .sign(usage(KeyUsage.digitalSignature));
                    s.help(first).ask(second);
                })
                .broken(
                        "a path length without being an authority",
                        "end-entity",
                        s -> s.leaf(basic(true, new DERSequence(new ASN1Integer(0)))))
                .invalid(
                        "a negative path length",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.authority(basic(true, new DERSequence(new ASN1Encodable[] {
                            org.bouncycastle.asn1.ASN1Boolean.TRUE, new ASN1Integer(-1)
                        }))))
                .invalid("of another type", Reason.MALFORMED, s -> s.leaf(basic(true, new ASN1Integer(1))));
    }

    private static Section pathLengths() {
        return Section.of("4.2.1.9")
                .valid("the listed authority's path length 0, none below", s -> s.anchor(pathLength(0)))
                .broken(
                        "the listed authority's path length 0, one below",
                        "path-length",
                        s -> s.anchor(pathLength(0)).authority())
                .valid(
                        "the listed authority's path length 1, one below",
                        s -> s.anchor(pathLength(1)).authority())
                .broken(
                        "the listed authority's path length 1, two below",
                        "path-length",
                        s -> s.anchor(pathLength(1)).authority().authority())
                .valid("pathLenConstraint 0, none below", s -> s.authority(pathLength(0)))
                .broken(
                        "pathLenConstraint 0 with one intermediate below",
                        "path-length",
                        s -> s.authority(pathLength(0)).authority())
                .valid(
                        "pathLenConstraint 1 with one intermediate below",
                        s -> s.authority(pathLength(1)).authority())
                .broken(
                        "pathLenConstraint 1 with two below",
                        "path-length",
                        s -> s.authority(pathLength(1)).authority().authority())
                .broken(
                        "a lower authority cannot widen it",
                        "path-length",
                        s -> s.anchor(pathLength(1)).authority(pathLength(5)).authority())
                .broken(
                        "a lower authority may narrow it",
                        "path-length",
                        s -> s.anchor(pathLength(5)).authority(pathLength(0)).authority())
                .valid(
                        "6.1.4 (l): self-issued does not count",
                        s -> s.anchor(pathLength(0)).selfIssued("rolled"))
                .broken(
                        "6.1.4 (l): self-issued does not count, others do",
                        "path-length",
                        s -> s.anchor(pathLength(0)).selfIssued("rolled").authority())
                .valid(
                        "6.1.4 (l): self-issued in the middle",
                        s -> s.anchor(pathLength(1)).authority().selfIssued("rolled"))
                .broken(
                        "6.1.4 (m): a self-issued one narrows too",
                        "path-length",
                        s -> s.anchor().selfIssued("rolled", pathLength(0)).authority())
                .valid(
                        "a path length far above the path's",
                        s -> s.anchor(pathLength(100)).authority());
    }

    private static Section extendedUses() {
        return Section.of("4.2.1.12")
                .valid("client authentication", s -> s.leaf(uses(CLIENT)))
                .valid("e-mail protection", s -> s.leaf(uses(MAIL)))
                .valid("document signing", s -> s.leaf(uses(DOCUMENTS)))
                .valid("document signing, Microsoft's", s -> s.leaf(uses(DOCUMENTS_MICROSOFT)))
                .valid("any use", s -> s.leaf(uses(ANY)))
                .valid("one of several", s -> s.leaf(uses(SERVER, CLIENT)))
                .valid("critical", s -> s.leaf(usesCritical(CLIENT)))
                .invalid("server authentication", Reason.WRONG_KEY_OF_PAIR, s -> s.leaf(uses(SERVER)))
                .invalid("server authentication, critical", Reason.WRONG_KEY_OF_PAIR, s -> s.leaf(usesCritical(SERVER)))
                .invalid("code signing", Reason.WRONG_KEY_OF_PAIR, s -> s.leaf(uses(CODE)))
                .invalid("a use that nobody knows", Reason.WRONG_KEY_OF_PAIR, s -> s.leaf(uses(STRANGE_USE)))
                .invalid(
                        "both extensions must allow it: key usage does not",
                        Reason.WRONG_KEY_OF_PAIR,
                        s -> s.leaf(uses(CLIENT), usage(KeyUsage.keyEncipherment)))
                .invalid(
                        "both extensions must allow it: extended key usage does not",
                        Reason.WRONG_KEY_OF_PAIR,
                        s -> s.leaf(uses(SERVER)).purpose(Purpose.ENCRYPT))
                .invalid(
                        "no use in it",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.extendedKeyUsage, false, new DERSequence())))
                .invalid(
                        "of another type",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.extendedKeyUsage, false, DERNull.INSTANCE)));
    }

    private static Section nestedUses() {
        return Section.of("4.2.1.12")
                .valid(
                        "nested: authority and holder alike",
                        s -> s.authority(uses(CLIENT)).leaf(uses(CLIENT)))
                .valid(
                        "nested: the holder narrows",
                        s -> s.authority(uses(CLIENT, MAIL)).leaf(uses(MAIL)))
                .valid(
                        "nested: the authority allows any",
                        s -> s.authority(uses(ANY)).leaf(uses(CLIENT)))
                .valid(
                        "nested: only the listed authority is limited",
                        s -> s.anchor(uses(CLIENT)).authority().leaf(uses(CLIENT)))
                .broken(
                        "nested: the holder widens",
                        "nested-uses",
                        s -> s.authority(uses(CLIENT)).leaf(uses(CLIENT, MAIL)))
                .broken(
                        "nested: another use than the authority's",
                        "nested-uses",
                        s -> s.authority(uses(SERVER)).leaf(uses(CLIENT)))
                .broken(
                        "nested: another use than the listed authority's",
                        "nested-uses",
                        s -> s.anchor(uses(SERVER)).leaf(uses(CLIENT)))
                .broken(
                        "nested: across an authority without limits",
                        "nested-uses",
                        s -> s.anchor(uses(SERVER)).authority().leaf(uses(CLIENT)))
                .broken(
                        "nested: an authority widens",
                        "nested-uses",
                        s -> s.anchor(uses(CLIENT))
                                .authority(uses(CLIENT, MAIL))
                                .leaf(uses(CLIENT)))
                .broken(
                        "nested: an authority narrows to another",
                        "nested-uses",
                        s -> s.anchor(uses(CLIENT, MAIL)).authority(uses(MAIL)).leaf(uses(CLIENT)))
                .broken(
                        "nested: an authority for servers, a holder who says nothing",
                        "nested-uses",
                        s -> s.authority(uses(SERVER)))
                .broken(
                        "nested: an authority for servers, a holder who says any",
                        "nested-uses",
                        s -> s.authority(uses(SERVER)).leaf(uses(ANY)))
                .valid("nested: an authority for clients, a holder who says nothing", s -> s.authority(uses(CLIENT)))
                .valid(
                        "nested: an authority for clients, a holder who says any",
                        s -> s.authority(uses(CLIENT)).leaf(uses(ANY)));
    }

    private static Section pointers() {
        ASN1Encodable point = new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(
                    new DistributionPointName(new GeneralNames(uri("http://ca.works.cn/list.crl"))), null, null)
        });
        ASN1Encodable access = new AuthorityInformationAccess(
                AccessDescription.id_ad_caIssuers,
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.works.cn/ca.cer"));
        ASN1Encodable ocsp = new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp,
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.works.cn/ocsp"));
        return Section.of("4.2.1.13-15, 4.2.2")
                .valid("4.2.1.13: where the list is", s -> s.leaf(with(Extension.cRLDistributionPoints, false, point)))
                .valid(
                        "4.2.1.13: in an authority",
                        s -> s.authority(with(Extension.cRLDistributionPoints, false, point)))
                .broken(
                        "4.2.1.15: where the delta is, critical: must not be",
                        "extensions",
                        s -> s.leaf(with(Extension.freshestCRL, true, point)))
                .valid(
                        "4.2.2.1: where the issuer's certificate is",
                        s -> s.leaf(with(Extension.authorityInfoAccess, false, access)))
                .valid("4.2.2.1: where the responder is", s -> s.leaf(with(Extension.authorityInfoAccess, false, ocsp)))
                .broken(
                        "4.2.2.1: critical: must not be",
                        "extensions",
                        s -> s.leaf(with(Extension.authorityInfoAccess, true, access)))
                .broken(
                        "4.2.2.1: critical in an authority",
                        "extensions",
                        s -> s.authority(with(Extension.authorityInfoAccess, true, access)))
                .valid(
                        "4.2.2.2: what the subject offers",
                        s -> s.authority(with(Extension.subjectInfoAccess, false, access)))
                .broken(
                        "4.2.2.2: critical: must not be",
                        "extensions",
                        s -> s.authority(with(Extension.subjectInfoAccess, true, access)));
    }
}
