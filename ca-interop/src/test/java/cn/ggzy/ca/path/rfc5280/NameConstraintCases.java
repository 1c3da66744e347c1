package cn.ggzy.ca.path.rfc5280;

import static cn.ggzy.ca.path.rfc5280.Changes.alternative;
import static cn.ggzy.ca.path.rfc5280.Changes.alternativeCritical;
import static cn.ggzy.ca.path.rfc5280.Changes.constrained;
import static cn.ggzy.ca.path.rfc5280.Changes.dn;
import static cn.ggzy.ca.path.rfc5280.Changes.dns;
import static cn.ggzy.ca.path.rfc5280.Changes.excludes;
import static cn.ggzy.ca.path.rfc5280.Changes.ip;
import static cn.ggzy.ca.path.rfc5280.Changes.ipOctets;
import static cn.ggzy.ca.path.rfc5280.Changes.mail;
import static cn.ggzy.ca.path.rfc5280.Changes.organisationInExtension;
import static cn.ggzy.ca.path.rfc5280.Changes.other;
import static cn.ggzy.ca.path.rfc5280.Changes.permits;
import static cn.ggzy.ca.path.rfc5280.Changes.registered;
import static cn.ggzy.ca.path.rfc5280.Changes.subject;
import static cn.ggzy.ca.path.rfc5280.Changes.trees;
import static cn.ggzy.ca.path.rfc5280.Changes.uri;
import static cn.ggzy.ca.path.rfc5280.Changes.with;

import cn.ggzy.ca.path.Reason;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Section 4.2.1.10 and 6.1.3 (b), (c): the names that an authority may issue for. */
final class NameConstraintCases {
    private static final Reason OUTSIDE = Reason.CONSTRAINTS_BROKEN;

    private NameConstraintCases() {}

    static Stream<Conformance> all() {
        return Stream.of(
                        directoryNames(),
                        nested(),
                        selfIssued(),
                        hosts(),
                        mails(),
                        subjectMails(),
                        uris(),
                        addresses(),
                        otherForms(),
                        forms())
                .flatMap(Section::stream);
    }

    private static Section directoryNames() {
        return Section.of("4.2.1.10 directoryName")
                .valid("inside the permitted country", s -> s.authority(permits(dn("C=CN"))))
                .invalid("another country is permitted", OUTSIDE, s -> s.authority(permits(dn("C=DE"))))
                .valid("inside the permitted organisation", s -> s.authority(permits(dn("C=CN,O=Works"))))
                .invalid("another organisation is permitted", OUTSIDE, s -> s.authority(permits(dn("C=CN,O=Other"))))
                .valid("exactly the permitted name", s -> s.authority(permits(dn(Scene.HOLDER))))
                .invalid(
                        "the permitted name is longer",
                        OUTSIDE,
                        s -> s.authority(permits(dn(Scene.HOLDER + ",OU=Below"))))
                .invalid("the same parts in another order", OUTSIDE, s -> s.authority(permits(dn("O=Works,C=CN"))))
                .invalid("a part in the middle is no beginning", OUTSIDE, s -> s.authority(permits(dn("O=Works"))))
                .valid("one of two permitted", s -> s.authority(permits(dn("C=DE"), dn("C=CN"))))
                .valid("7.1: case does not matter", s -> s.authority(permits(dn("C=cn,O=WORKS"))))
                .valid("7.1: white space does not matter", s -> s.authority(permits(dn("C=CN,O=\\ \\ Works\\ "))))
                .invalid("inside the excluded country", OUTSIDE, s -> s.authority(excludes(dn("C=CN"))))
                .valid("another country is excluded", s -> s.authority(excludes(dn("C=DE"))))
                .invalid("exactly the excluded name", OUTSIDE, s -> s.authority(excludes(dn(Scene.HOLDER))))
                .valid("the excluded name is longer", s -> s.authority(excludes(dn(Scene.HOLDER + ",OU=Below"))))
                .invalid("7.1: an excluded name in other case", OUTSIDE, s -> s.authority(excludes(dn("C=cn,O=works"))))
                .invalid(
                        "excluded inside permitted",
                        OUTSIDE,
                        s -> s.authority(constrained(trees(dn("C=CN")), trees(dn("C=CN,O=Works")))))
                .valid(
                        "excluded beside, inside permitted",
                        s -> s.authority(constrained(trees(dn("C=CN")), trees(dn("C=CN,O=Other")))))
                .invalid(
                        "an alternative directory name outside",
                        OUTSIDE,
                        s -> s.authority(permits(dn("C=CN"))).leaf(alternative(dn("C=DE,O=Works"))))
                .valid(
                        "an alternative directory name inside",
                        s -> s.authority(permits(dn("C=CN"))).leaf(alternative(dn("C=CN,O=Other"))))
                .invalid(
                        "an alternative directory name that is excluded",
                        OUTSIDE,
                        s -> s.authority(excludes(dn("C=DE"))).leaf(alternative(dn("C=DE,O=Works"))))
                .invalid(
                        "a critical alternative name that is excluded",
                        OUTSIDE,
                        s -> s.authority(excludes(dn("C=DE"))).leaf(alternativeCritical(dn("C=DE,O=Works"))))
                .valid(
                        "other forms are not constrained by it",
                        s -> s.authority(permits(dn("C=CN")))
                                .leaf(alternative(dns("host.elsewhere.com"), mail("a@elsewhere.com"))))
                .valid(
                        "an empty subject is not constrained",
                        s -> s.authority(permits(dn("C=DE")))
                                .leaf(subject(""), organisationInExtension(), alternativeCritical(mail("a@works.cn"))))
                .invalid(
                        "an empty subject's alternative name is",
                        OUTSIDE,
                        s -> s.authority(permits(dn("C=DE")))
                                .leaf(subject(""), organisationInExtension(), alternativeCritical(dn("C=CN"))))
                .valid("the listed authority permits", s -> s.anchor(permits(dn("C=CN"))))
                .invalid("the listed authority permits another", OUTSIDE, s -> s.anchor(permits(dn("C=DE"))))
                .invalid("the listed authority excludes", OUTSIDE, s -> s.anchor(excludes(dn("C=CN"))))
                .valid("the listed authority excludes another", s -> s.anchor(excludes(dn("C=DE"))))
                .valid(
                        "the listed authority is not inside its own",
                        s -> s.anchor(
                                subject("C=CH,CN=Listed"), Changes.issuer("C=CH,CN=Listed"), permits(dn("C=CN"))));
    }

    private static Section nested() {
        return Section.of("6.1.4 (g)")
                .valid(
                        "inside both",
                        s -> s.anchor(permits(dn("C=CN"))).authority(subject("C=CN,CN=A"), permits(dn("C=CN,O=Works"))))
                .invalid(
                        "inside the upper, outside the lower",
                        OUTSIDE,
                        s -> s.anchor(permits(dn("C=CN"))).authority(subject("C=CN,CN=A"), permits(dn("C=CN,O=Other"))))
                .invalid(
                        "inside the lower, outside the upper",
                        OUTSIDE,
                        s -> s.anchor(permits(dn("C=CN,O=Other")))
                                .authority(subject("C=CN,O=Other,CN=A"), permits(dn("C=CN"))))
                .invalid(
                        "the two have nothing in common",
                        OUTSIDE,
                        s -> s.anchor(permits(dn("C=DE"))).authority(subject("C=DE,CN=A"), permits(dn("C=CN"))))
                .invalid(
                        "an authority outside the listed one's",
                        OUTSIDE,
                        s -> s.anchor(permits(dn("C=CN"))).authority(subject("C=DE,CN=A")))
                .invalid(
                        "an authority that is excluded",
                        OUTSIDE,
                        s -> s.anchor(excludes(dn("C=DE"))).authority(subject("C=DE,CN=A")))
                .invalid(
                        "excluded by the upper one",
                        OUTSIDE,
                        s -> s.anchor(excludes(dn("C=CN,O=Works"))).authority(excludes(dn("C=CN,O=Other"))))
                .invalid(
                        "excluded by the lower one",
                        OUTSIDE,
                        s -> s.anchor(excludes(dn("C=CN,O=Other"))).authority(excludes(dn("C=CN,O=Works"))))
                .valid(
                        "excluded by neither",
                        s -> s.anchor(excludes(dn("C=CN,O=Other"))).authority(excludes(dn("C=CN,O=Third"))))
                .invalid(
                        "permitted by the lower, excluded by the upper",
                        OUTSIDE,
                        s -> s.anchor(excludes(dn("C=CN"))).authority(permits(dn("C=CN"))))
                .invalid(
                        "hosts: inside the upper, outside the lower",
                        OUTSIDE,
                        s -> s.anchor(permits(dns("works.cn")))
                                .authority(permits(dns("a.works.cn")))
                                .leaf(alternative(dns("b.works.cn"))))
                .valid(
                        "hosts: inside both",
                        s -> s.anchor(permits(dns("works.cn")))
                                .authority(permits(dns("a.works.cn")))
                                .leaf(alternative(dns("b.a.works.cn"))))
                .invalid(
                        "one form here, another there: both hold",
                        OUTSIDE,
                        s -> s.anchor(permits(dn("C=CN")))
                                .authority(subject("C=CN,CN=A"), permits(dns("works.cn")))
                                .leaf(alternative(dns("elsewhere.com"))))
                .invalid(
                        "two levels above the holder",
                        OUTSIDE,
                        s -> s.authority(permits(dn("C=DE"))).authority(subject("C=DE,CN=B")))
                .valid(
                        "two levels above the holder, inside",
                        s -> s.authority(permits(dn("C=CN"))).authority(subject("C=CN,CN=B")));
    }

    private static Section selfIssued() {
        return Section.of("6.1.3 (b)")
                .valid(
                        "a self-issued authority is exempt from the listed one's",
                        s -> s.anchor(permits(dn("C=CN"))).selfIssued("rolled"))
                .valid(
                        "a self-issued authority is exempt from the exclusion",
                        s -> s.anchor(excludes(dn("CN=Listed"))).selfIssued("rolled"))
                .valid(
                        "a self-issued authority is exempt from an authority's",
                        s -> s.authority(permits(dn("C=CN"))).selfIssued("rolled"))
                .valid(
                        "a self-issued authority's other names are exempt too",
                        s -> s.anchor(permits(dns("works.cn"))).selfIssued("rolled", alternative(dns("elsewhere.com"))))
                .invalid(
                        "the holder below it is not",
                        OUTSIDE,
                        s -> s.anchor(permits(dn("C=DE"))).selfIssued("rolled"))
                .invalid("its own constraints hold", OUTSIDE, s -> s.anchor().selfIssued("rolled", permits(dn("C=DE"))))
                .invalid(
                        "the last certificate is never exempt",
                        OUTSIDE,
                        s -> s.authority(subject(Scene.HOLDER), permits(dn("C=DE")))
                                .leaf(subject(Scene.HOLDER)));
    }

    private static Section hosts() {
        return Section.of("4.2.1.10 dNSName")
                .valid(
                        "the permitted host itself",
                        s -> s.authority(permits(dns("works.cn"))).leaf(alternative(dns("works.cn"))))
                .valid(
                        "labels added on the left",
                        s -> s.authority(permits(dns("works.cn"))).leaf(alternative(dns("a.b.works.cn"))))
                .invalid(
                        "letters added on the left",
                        OUTSIDE,
                        s -> s.authority(permits(dns("works.cn"))).leaf(alternative(dns("badworks.cn"))))
                .invalid(
                        "another domain",
                        OUTSIDE,
                        s -> s.authority(permits(dns("works.cn"))).leaf(alternative(dns("works.com"))))
                .invalid(
                        "the permitted is longer",
                        OUTSIDE,
                        s -> s.authority(permits(dns("host.works.cn"))).leaf(alternative(dns("works.cn"))))
                .valid(
                        "7.2: case does not matter",
                        s -> s.authority(permits(dns("Works.CN"))).leaf(alternative(dns("HOST.works.cn"))))
                .invalid(
                        "one of several is outside",
                        OUTSIDE,
                        s -> s.authority(permits(dns("works.cn")))
                                .leaf(alternative(dns("a.works.cn"), dns("elsewhere.com"))))
                .valid(
                        "one of two permitted",
                        s -> s.authority(permits(dns("works.cn"), dns("works.com")))
                                .leaf(alternative(dns("a.works.com"))))
                .valid("no host in the certificate", s -> s.authority(permits(dns("works.cn"))))
                .valid(
                        "a host in the common name is no dNSName",
                        s -> s.authority(permits(dns("works.cn")))
                                .leaf(subject(Scene.HOLDER + ",CN=www.elsewhere.com")))
                .invalid(
                        "the excluded host",
                        OUTSIDE,
                        s -> s.authority(excludes(dns("works.cn"))).leaf(alternative(dns("works.cn"))))
                .invalid(
                        "below the excluded host",
                        OUTSIDE,
                        s -> s.authority(excludes(dns("works.cn"))).leaf(alternative(dns("a.works.cn"))))
                .valid(
                        "above the excluded host",
                        s -> s.authority(excludes(dns("a.works.cn"))).leaf(alternative(dns("works.cn"))))
                .invalid(
                        "the excluded host in other case",
                        OUTSIDE,
                        s -> s.authority(excludes(dns("works.cn"))).leaf(alternative(dns("WORKS.CN"))))
                .valid(
                        "beside the excluded host",
                        s -> s.authority(excludes(dns("works.cn"))).leaf(alternative(dns("badworks.cn"))))
                .invalid(
                        "the excluded host is written with a period behind it",
                        OUTSIDE,
                        s -> s.authority(excludes(dns("works.cn."))).leaf(alternative(dns("a.works.cn"))))
                .invalid(
                        "a host that is none cannot be compared",
                        OUTSIDE,
                        s -> s.authority(excludes(dns("elsewhere.com"))).leaf(alternative(dns("works .cn"))))
                .invalid(
                        "the listed authority's permitted hosts",
                        OUTSIDE,
                        s -> s.anchor(permits(dns("works.cn"))).leaf(alternative(dns("elsewhere.com"))))
                .invalid(
                        "the listed authority's excluded hosts",
                        OUTSIDE,
                        s -> s.anchor(excludes(dns("works.cn"))).leaf(alternative(dns("a.works.cn"))));
    }

    private static Section mails() {
        return Section.of("4.2.1.10 rfc822Name")
                .valid(
                        "any mailbox on the host",
                        s -> s.authority(permits(mail("works.cn"))).leaf(alternative(mail("a@works.cn"))))
                .invalid(
                        "an excluded host with a period behind it",
                        OUTSIDE,
                        s -> s.authority(excludes(mail("works.cn."))).leaf(alternative(mail("a@works.cn"))))
                .invalid(
                        "a host below the permitted host",
                        OUTSIDE,
                        s -> s.authority(permits(mail("works.cn"))).leaf(alternative(mail("a@sub.works.cn"))))
                .invalid(
                        "another host",
                        OUTSIDE,
                        s -> s.authority(permits(mail("works.cn"))).leaf(alternative(mail("a@elsewhere.com"))))
                .valid(
                        "a domain permits the hosts in it",
                        s -> s.authority(permits(mail(".works.cn"))).leaf(alternative(mail("a@sub.works.cn"))))
                .invalid(
                        "a domain does not permit itself as a host",
                        OUTSIDE,
                        s -> s.authority(permits(mail(".works.cn"))).leaf(alternative(mail("a@works.cn"))))
                .valid(
                        "a single mailbox",
                        s -> s.authority(permits(mail("a@works.cn"))).leaf(alternative(mail("a@works.cn"))))
                .invalid(
                        "another mailbox on that host",
                        OUTSIDE,
                        s -> s.authority(permits(mail("a@works.cn"))).leaf(alternative(mail("b@works.cn"))))
                .invalid(
                        "7.5: case before the @ matters",
                        OUTSIDE,
                        s -> s.authority(permits(mail("a@works.cn"))).leaf(alternative(mail("A@works.cn"))))
                .valid(
                        "7.5: case before the @ matters to what is excluded",
                        s -> s.authority(excludes(mail("a@works.cn"))).leaf(alternative(mail("A@works.cn"))))
                .invalid(
                        "no mailbox where mailboxes are constrained",
                        OUTSIDE,
                        s -> s.authority(excludes(mail("works.cn"))).leaf(alternative(mail("elsewhere.com"))))
                .valid(
                        "7.5: case of the host does not matter",
                        s -> s.authority(permits(mail("a@works.cn"))).leaf(alternative(mail("a@WORKS.CN"))))
                .valid(
                        "7.5: case of a permitted host does not matter",
                        s -> s.authority(permits(mail("WORKS.cn"))).leaf(alternative(mail("a@works.CN"))))
                .invalid(
                        "excluded host",
                        OUTSIDE,
                        s -> s.authority(excludes(mail("works.cn"))).leaf(alternative(mail("a@works.cn"))))
                .valid(
                        "a host below the excluded host",
                        s -> s.authority(excludes(mail("works.cn"))).leaf(alternative(mail("a@sub.works.cn"))))
                .invalid(
                        "excluded domain",
                        OUTSIDE,
                        s -> s.authority(excludes(mail(".works.cn"))).leaf(alternative(mail("a@sub.works.cn"))))
                .valid(
                        "the host of an excluded domain's name",
                        s -> s.authority(excludes(mail(".works.cn"))).leaf(alternative(mail("a@works.cn"))))
                .invalid(
                        "excluded mailbox",
                        OUTSIDE,
                        s -> s.authority(excludes(mail("a@works.cn"))).leaf(alternative(mail("a@works.cn"))))
                .valid(
                        "beside the excluded mailbox",
                        s -> s.authority(excludes(mail("a@works.cn"))).leaf(alternative(mail("b@works.cn"))))
                .invalid(
                        "the listed authority's permitted",
                        OUTSIDE,
                        s -> s.anchor(permits(mail("works.cn"))).leaf(alternative(mail("a@elsewhere.com"))));
    }

    private static Section subjectMails() {
        return Section.of("4.2.1.10 emailAddress")
                .valid(
                        "in the subject, permitted",
                        s -> s.authority(permits(mail("works.cn"))).leaf(subject(Scene.HOLDER + ",E=a@works.cn")))
                .invalid(
                        "in the subject, outside",
                        OUTSIDE,
                        s -> s.authority(permits(mail("works.cn"))).leaf(subject(Scene.HOLDER + ",E=a@elsewhere.com")))
                .invalid(
                        "in the subject, excluded",
                        OUTSIDE,
                        s -> s.authority(excludes(mail("works.cn"))).leaf(subject(Scene.HOLDER + ",E=a@works.cn")))
                .valid(
                        "in the subject, not excluded",
                        s -> s.authority(excludes(mail("elsewhere.com"))).leaf(subject(Scene.HOLDER + ",E=a@works.cn")))
                .invalid(
                        "in the subject, outside the listed authority's",
                        OUTSIDE,
                        s -> s.anchor(permits(mail("works.cn"))).leaf(subject(Scene.HOLDER + ",E=a@elsewhere.com")))
                .invalid(
                        "in the subject, excluded by the listed authority",
                        OUTSIDE,
                        s -> s.anchor(excludes(mail("works.cn"))).leaf(subject(Scene.HOLDER + ",E=a@works.cn")))
                .valid(
                        "in the subject, permitted by the listed authority",
                        s -> s.anchor(permits(mail("works.cn"))).leaf(subject(Scene.HOLDER + ",E=a@works.cn")));
    }

    private static Section uris() {
        return Section.of("4.2.1.10 URI")
                .valid(
                        "the permitted host",
                        s -> s.authority(permits(uri("host.works.cn")))
                                .leaf(alternative(uri("http://host.works.cn/path"))))
                .invalid(
                        "a host below the permitted host",
                        OUTSIDE,
                        s -> s.authority(permits(uri("host.works.cn")))
                                .leaf(alternative(uri("http://a.host.works.cn/"))))
                .valid(
                        "a domain permits the hosts in it",
                        s -> s.authority(permits(uri(".works.cn"))).leaf(alternative(uri("https://host.works.cn"))))
                .invalid(
                        "a domain does not permit itself as a host",
                        OUTSIDE,
                        s -> s.authority(permits(uri(".works.cn"))).leaf(alternative(uri("https://works.cn"))))
                .valid(
                        "port, user and query are no part of the host",
                        s -> s.authority(permits(uri("host.works.cn")))
                                .leaf(alternative(uri("https://user@host.works.cn:8443/x?y=http://elsewhere.com"))))
                .invalid(
                        "a user that looks like the host",
                        OUTSIDE,
                        s -> s.authority(permits(uri("host.works.cn")))
                                .leaf(alternative(uri("https://host.works.cn@elsewhere.com/"))))
                .valid(
                        "7.4: case of the host does not matter",
                        s -> s.authority(permits(uri("host.works.cn")))
                                .leaf(alternative(uri("https://HOST.Works.CN/"))))
                .invalid(
                        "excluded host",
                        OUTSIDE,
                        s -> s.authority(excludes(uri("host.works.cn")))
                                .leaf(alternative(uri("https://host.works.cn/"))))
                .invalid(
                        "excluded domain",
                        OUTSIDE,
                        s -> s.authority(excludes(uri(".works.cn"))).leaf(alternative(uri("https://host.works.cn/"))))
                .valid(
                        "beside the excluded host",
                        s -> s.authority(excludes(uri("host.works.cn")))
                                .leaf(alternative(uri("https://other.works.cn/"))))
                .invalid(
                        "no host, where hosts are permitted",
                        OUTSIDE,
                        s -> s.authority(permits(uri(".works.cn"))).leaf(alternative(uri("urn:isbn:1"))))
                .invalid(
                        "no host, where hosts are excluded",
                        OUTSIDE,
                        s -> s.authority(excludes(uri(".works.cn"))).leaf(alternative(uri("urn:isbn:1"))))
                .invalid(
                        "an address as host, where hosts are excluded",
                        OUTSIDE,
                        s -> s.authority(excludes(uri(".works.cn"))).leaf(alternative(uri("https://10.1.2.3/"))))
                .invalid(
                        "an IPv6 address as host, where hosts are excluded",
                        OUTSIDE,
                        s -> s.authority(excludes(uri(".works.cn")))
                                .leaf(alternative(uri("https://[2001:db8::1]:443/"))))
                .invalid(
                        "no host, where the listed authority excludes hosts",
                        OUTSIDE,
                        s -> s.anchor(excludes(uri(".works.cn"))).leaf(alternative(uri("urn:isbn:1"))))
                .invalid(
                        "an authority's without host, where hosts are excluded",
                        OUTSIDE,
                        s -> s.anchor(excludes(uri(".works.cn"))).authority(alternative(uri("urn:isbn:1"))))
                .valid(
                        "no host, where URIs are not constrained",
                        s -> s.authority(permits(dns("works.cn"))).leaf(alternative(uri("urn:isbn:1"))));
    }

    private static Section addresses() {
        return Section.of("4.2.1.10 iPAddress")
                .valid(
                        "inside the permitted network",
                        s -> s.authority(permits(ip("10.0.0.0/8"))).leaf(alternative(ip("10.1.2.3"))))
                .invalid(
                        "outside the permitted network",
                        OUTSIDE,
                        s -> s.authority(permits(ip("10.0.0.0/8"))).leaf(alternative(ip("11.1.2.3"))))
                .valid(
                        "the one permitted address",
                        s -> s.authority(permits(ip("10.1.2.3/32"))).leaf(alternative(ip("10.1.2.3"))))
                .invalid(
                        "beside the one permitted address",
                        OUTSIDE,
                        s -> s.authority(permits(ip("10.1.2.3/32"))).leaf(alternative(ip("10.1.2.4"))))
                .invalid(
                        "inside the excluded network",
                        OUTSIDE,
                        s -> s.authority(excludes(ip("10.0.0.0/8"))).leaf(alternative(ip("10.255.255.255"))))
                .valid(
                        "outside the excluded network",
                        s -> s.authority(excludes(ip("10.0.0.0/8"))).leaf(alternative(ip("11.0.0.0"))))
                .valid(
                        "IPv6: inside the permitted network",
                        s -> s.authority(permits(ip("2001:db8::/32"))).leaf(alternative(ip("2001:db8::1"))))
                .invalid(
                        "IPv6: outside the permitted network",
                        OUTSIDE,
                        s -> s.authority(permits(ip("2001:db8::/32"))).leaf(alternative(ip("2001:db9::1"))))
                .invalid(
                        "IPv6: inside the excluded network",
                        OUTSIDE,
                        s -> s.authority(excludes(ip("2001:db8::/32"))).leaf(alternative(ip("2001:db8::1"))))
                .invalid(
                        "an IPv4 address where IPv6 is permitted",
                        OUTSIDE,
                        s -> s.authority(permits(ip("2001:db8::/32"))).leaf(alternative(ip("10.1.2.3"))))
                .invalid(
                        "an address of five octets",
                        OUTSIDE,
                        s -> s.authority(permits(ip("10.0.0.0/8"))).leaf(alternative(ipOctets(10, 1, 2, 3, 4))))
                .broken(
                        "a network without a mask",
                        "name-constraints",
                        s -> s.authority(permits(ipOctets(10, 0, 0, 0))))
                .broken(
                        "a mask with a hole",
                        "name-constraints",
                        s -> s.authority(permits(ipOctets(10, 0, 0, 0, 255, 0, 255, 0))))
                .broken(
                        "the listed authority's network without a mask",
                        "name-constraints",
                        s -> s.anchor(excludes(ipOctets(10, 0, 0, 0))));
    }

    private static Section otherForms() {
        return Section.of("4.2.1.10 other forms")
                .invalid(
                        "a registered identifier where that form is permitted",
                        OUTSIDE,
                        s -> s.authority(permits(registered("1.2.3"))).leaf(alternative(registered("1.2.3.4"))))
                .invalid(
                        "a registered identifier where that form is excluded",
                        OUTSIDE,
                        s -> s.authority(excludes(registered("1.2.3"))).leaf(alternative(registered("1.9.9"))))
                .valid(
                        "a form that is not processed and does not appear",
                        s -> s.authority(permits(registered("1.2.3"))))
                .valid(
                        "a form that is not processed, excluded, and does not appear",
                        s -> s.authority(excludes(registered("1.2.3"))))
                .invalid(
                        "another name where that form is permitted",
                        OUTSIDE,
                        s -> s.authority(permits(other("a"))).leaf(alternative(other("b"))))
                .valid(
                        "an unconstrained form beside a constrained one",
                        s -> s.authority(permits(dns("works.cn")))
                                .leaf(alternative(dns("works.cn"), registered("1.2.3.4"))));
    }

    private static Section forms() {
        return Section.of("4.2.1.10 form")
                .broken(
                        "not critical",
                        "criticality",
                        s -> s.authority(with(
                                Extension.nameConstraints,
                                false,
                                new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(dn("C=CN"))}, null))))
                .broken(
                        "not critical in the listed authority",
                        "criticality",
                        s -> s.anchor(with(
                                Extension.nameConstraints,
                                false,
                                new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(dn("C=CN"))}, null))))
                .broken("in the holder's certificate", "end-entity", s -> s.leaf(permits(dn("C=CN"))))
                .broken(
                        "neither permitted nor excluded",
                        "name-constraints",
                        s -> s.authority(with(Extension.nameConstraints, true, new DERSequence())))
                .invalid(
                        "permitted is there but empty",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.authority(with(
                                Extension.nameConstraints,
                                true,
                                new DERSequence(new DERTaggedObject(false, 0, new DERSequence())))))
                .broken(
                        "a minimum other than 0",
                        "name-constraints",
                        s -> s.authority(subtree(dn("C=CN"), BigInteger.ONE, null)))
                .broken("a maximum", "name-constraints", s -> s.authority(subtree(dn("C=CN"), null, BigInteger.TEN)))
                .broken(
                        "a minimum in what is excluded",
                        "name-constraints",
                        s -> s.authority(with(
                                Extension.nameConstraints, true, new NameConstraints(null, new GeneralSubtree[] {
                                    new GeneralSubtree(dn("C=DE"), BigInteger.ONE, null)
                                }))))
                .broken(
                        "a maximum in the listed authority's",
                        "name-constraints",
                        s -> s.anchor(subtree(dn("C=CN"), null, BigInteger.TEN)))
                .invalid(
                        "of another type",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.authority(with(Extension.nameConstraints, true, DERNull.INSTANCE)));
    }

    private static Change subtree(
            GeneralName base,
            @org.jspecify.annotations.Nullable BigInteger minimum,
            @org.jspecify.annotations.Nullable BigInteger maximum) {
        GeneralSubtree subtree = new GeneralSubtree(base, minimum, maximum);
        return with(Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {subtree}, null));
    }
}
