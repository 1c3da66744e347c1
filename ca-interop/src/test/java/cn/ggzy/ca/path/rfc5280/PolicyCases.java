package cn.ggzy.ca.path.rfc5280;

import static cn.ggzy.ca.path.rfc5280.Changes.ANY_POLICY;
import static cn.ggzy.ca.path.rfc5280.Changes.inhibitAny;
import static cn.ggzy.ca.path.rfc5280.Changes.inhibitMapping;
import static cn.ggzy.ca.path.rfc5280.Changes.mapping;
import static cn.ggzy.ca.path.rfc5280.Changes.policies;
import static cn.ggzy.ca.path.rfc5280.Changes.requireAndInhibitMapping;
import static cn.ggzy.ca.path.rfc5280.Changes.requirePolicy;
import static cn.ggzy.ca.path.rfc5280.Changes.with;

import cn.ggzy.ca.path.Reason;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertPolicyId;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyMappings;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

/** Sections 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14 and the policy tree of 6.1.3 to 6.1.5. */
final class PolicyCases {
    private static final String ONE = "1.2.3.1";
    private static final String TWO = "1.2.3.2";
    private static final String THREE = "1.2.3.3";
    private static final Reason BROKEN = Reason.CONSTRAINTS_BROKEN;

    private PolicyCases() {}

    static Stream<Conformance> all() {
        return Stream.of(
                        named(),
                        required(),
                        requiredByTheListed(),
                        skipped(),
                        any(),
                        mapped(),
                        mappingInhibited(),
                        forms())
                .flatMap(Section::stream);
    }

    private static Section named() {
        return Section.of("4.2.1.4")
                .valid("named by the holder only", s -> s.leaf(policies(ONE)))
                .valid("named by nobody below, and nobody asks", s -> s.authority(policies(ONE)))
                .valid(
                        "different ones, and nobody asks",
                        s -> s.authority(policies(ONE)).leaf(policies(TWO)))
                .valid(
                        "critical, and processed",
                        s -> s.leaf(with(
                                Extension.certificatePolicies,
                                true,
                                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(ONE))))))
                .valid(
                        "with a pointer to the practice statement",
                        s -> s.leaf(with(
                                Extension.certificatePolicies,
                                false,
                                new CertificatePolicies(new PolicyInformation(
                                        new ASN1ObjectIdentifier(ONE),
                                        new DERSequence(new PolicyQualifierInfo("http://ca.works.cn/cps")))))))
                .valid("any policy in the holder's", s -> s.leaf(policies(ANY_POLICY)))
                .broken("the same policy twice", "policies", s -> s.leaf(policies(ONE, ONE)))
                .invalid(
                        "no policy in it",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.certificatePolicies, false, new DERSequence())))
                .invalid(
                        "of another type",
                        Reason.MALFORMED,
                        s -> s.leaf(with(Extension.certificatePolicies, false, DERNull.INSTANCE)));
    }

    private static Section required() {
        return Section.of("6.1.5 (g)")
                .valid(
                        "required: the same everywhere",
                        s -> s.authority(requirePolicy(0), policies(ONE)).leaf(policies(ONE)))
                .invalid("required: the holder names none", BROKEN, s -> s.authority(requirePolicy(0), policies(ONE)))
                .invalid(
                        "required: the holder names another",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE)).leaf(policies(TWO)))
                .invalid(
                        "required: the authority itself names none",
                        BROKEN,
                        s -> s.authority(requirePolicy(0)).leaf(policies(ONE)))
                .valid(
                        "required: one of several is common",
                        s -> s.authority(requirePolicy(0), policies(ONE, TWO)).leaf(policies(TWO, THREE)))
                .valid(
                        "required: the authority stands for any",
                        s -> s.authority(requirePolicy(0), policies(ANY_POLICY)).leaf(policies(ONE)))
                .valid(
                        "required: the holder stands for any",
                        s -> s.authority(requirePolicy(0), policies(ONE)).leaf(policies(ANY_POLICY)))
                .invalid(
                        "required: a middle authority breaks the chain",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE))
                                .authority(policies(TWO))
                                .leaf(policies(ONE)))
                .invalid(
                        "required: a middle authority names none",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE))
                                .authority()
                                .leaf(policies(ONE)))
                .invalid(
                        "required: the one above names another",
                        BROKEN,
                        s -> s.authority(policies(TWO))
                                .authority(requirePolicy(0), policies(ONE))
                                .leaf(policies(ONE)))
                .valid(
                        "required: three in a row",
                        s -> s.authority(requirePolicy(0), policies(ONE))
                                .authority(policies(ONE, TWO))
                                .authority(policies(ONE, THREE))
                                .leaf(policies(ONE)))
                .invalid(
                        "required: pairwise in common, but not throughout",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE, TWO))
                                .authority(policies(TWO, THREE))
                                .leaf(policies(THREE, ONE)));
    }

    private static Section requiredByTheListed() {
        return Section.of("6.1.1 (d), inputs from the listed authority")
                .valid(
                        "it requires and names the holder's",
                        s -> s.anchor(requirePolicy(0), policies(ONE)).leaf(policies(ONE)))
                .invalid(
                        "it requires and names another",
                        BROKEN,
                        s -> s.anchor(requirePolicy(0), policies(ONE)).leaf(policies(TWO)))
                .invalid(
                        "it requires and the holder names none", BROKEN, s -> s.anchor(requirePolicy(0), policies(ONE)))
                .invalid(
                        "it requires and names none itself",
                        BROKEN,
                        s -> s.anchor(requirePolicy(0)).leaf(policies(ONE)))
                .valid(
                        "it requires and stands for any",
                        s -> s.anchor(requirePolicy(0), policies(ANY_POLICY)).leaf(policies(ONE)))
                .valid(
                        "it names none, and an authority requires one",
                        s -> s.anchor()
                                .authority(requirePolicy(0), policies(ONE))
                                .leaf(policies(ONE)))
                .invalid(
                        "it names another than an authority requires",
                        BROKEN,
                        s -> s.anchor(policies(TWO))
                                .authority(requirePolicy(0), policies(ONE))
                                .leaf(policies(ONE)))
                .valid(
                        "it names what an authority requires",
                        s -> s.anchor(policies(ONE))
                                .authority(requirePolicy(0), policies(ONE))
                                .leaf(policies(ONE)))
                .valid(
                        "it names one, and nobody requires any",
                        s -> s.anchor(policies(ONE)).leaf(policies(TWO)))
                .invalid(
                        "it inhibits any policy, which the holder names",
                        BROKEN,
                        s -> s.anchor(requirePolicy(0), policies(ONE), inhibitAny(0))
                                .leaf(policies(ANY_POLICY)))
                .valid(
                        "it inhibits any policy, and the holder names its own",
                        s -> s.anchor(requirePolicy(0), policies(ONE), inhibitAny(0))
                                .leaf(policies(ONE)))
                .valid(
                        "it maps its policy to the holder's",
                        s -> s.anchor(requirePolicy(0), policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .invalid(
                        "it maps its policy, and the holder names the old one",
                        BROKEN,
                        s -> s.anchor(requirePolicy(0), policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(ONE)));
    }

    private static Section skipped() {
        return Section.of("4.2.1.11 skipCerts")
                .invalid("required after 1: the holder is that one", BROKEN, s -> s.authority(requirePolicy(1)))
                .valid("required after 2: the path ends before", s -> s.authority(requirePolicy(2)))
                .invalid(
                        "required after 2: reached below another authority",
                        BROKEN,
                        s -> s.authority(requirePolicy(2)).authority())
                .valid(
                        "required after 3: not reached below another authority",
                        s -> s.authority(requirePolicy(3)).authority())
                .valid(
                        "6.1.4 (h): self-issued ones are not counted",
                        s -> s.authority(requirePolicy(2)).selfIssued("rolled"))
                .invalid("required after 1 by the listed one", BROKEN, s -> s.anchor(requirePolicy(1)))
                .valid("required after 2 by the listed one: the path ends before", s -> s.anchor(requirePolicy(2)))
                .invalid(
                        "required after 2 by the listed one: reached",
                        BROKEN,
                        s -> s.anchor(requirePolicy(2)).authority())
                .valid(
                        "required after 3 by the listed one: not reached",
                        s -> s.anchor(requirePolicy(3)).authority())
                .valid(
                        "required after 2 by the listed one, self-issued not counted",
                        s -> s.anchor(requirePolicy(2)).selfIssued("rolled"))
                .invalid(
                        "a lower authority requires earlier",
                        BROKEN,
                        s -> s.anchor(requirePolicy(5)).authority(requirePolicy(0)))
                .invalid(
                        "a lower authority cannot require later",
                        BROKEN,
                        s -> s.anchor(requirePolicy(0)).authority(requirePolicy(5)))
                .invalid("6.1.5 (b): the holder itself requires, and names none", BROKEN, s -> s.leaf(requirePolicy(0)))
                .valid(
                        "6.1.5 (b): the holder itself requires what it names",
                        s -> s.leaf(requirePolicy(0), policies(ONE)));
    }

    private static Section any() {
        return Section.of("4.2.1.14")
                .invalid(
                        "inhibited at once: the holder's any counts for nothing",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE), inhibitAny(0))
                                .leaf(policies(ANY_POLICY)))
                .valid(
                        "inhibited after 1: the holder's any counts",
                        s -> s.authority(requirePolicy(0), policies(ONE), inhibitAny(1))
                                .leaf(policies(ANY_POLICY)))
                .invalid(
                        "inhibited after 1: reached below another authority",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE), inhibitAny(1))
                                .authority(policies(ONE))
                                .leaf(policies(ANY_POLICY)))
                .valid(
                        "inhibited: named policies go on",
                        s -> s.authority(requirePolicy(0), policies(ONE), inhibitAny(0))
                                .leaf(policies(ONE)))
                .valid(
                        "6.1.3 (d)(2): a self-issued authority may say any all the same",
                        s -> s.authority(requirePolicy(0), policies(ONE), inhibitAny(0))
                                .selfIssued("rolled", policies(ANY_POLICY))
                                .leaf(policies(ONE)))
                .invalid(
                        "another authority may not say any",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE), inhibitAny(0))
                                .authority(policies(ANY_POLICY))
                                .leaf(policies(ONE)))
                .invalid(
                        "the listed one inhibits after 1: reached",
                        BROKEN,
                        s -> s.anchor(requirePolicy(0), policies(ONE), inhibitAny(1))
                                .authority(policies(ONE))
                                .leaf(policies(ANY_POLICY)))
                .valid(
                        "the listed one inhibits after 1: not reached",
                        s -> s.anchor(requirePolicy(0), policies(ONE), inhibitAny(1))
                                .leaf(policies(ANY_POLICY)))
                .valid(
                        "the listed one inhibits after 1: the first authority may still say any",
                        s -> s.anchor(requirePolicy(0), policies(ONE), inhibitAny(1))
                                .authority(policies(ANY_POLICY))
                                .leaf(policies(ONE)))
                .broken(
                        "not critical: must be",
                        "criticality",
                        s -> s.authority(with(Extension.inhibitAnyPolicy, false, new ASN1Integer(0))))
                .invalid(
                        "of another type",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.authority(with(Extension.inhibitAnyPolicy, true, DERNull.INSTANCE)));
    }

    private static Section mapped() {
        return Section.of("4.2.1.5")
                .valid(
                        "the holder's is what the authority's is mapped to",
                        s -> s.authority(requirePolicy(0), policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .invalid(
                        "the holder still names what was mapped away",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(ONE)))
                .invalid(
                        "the holder's is not what it is mapped to",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(THREE)))
                .valid(
                        "one policy mapped to two",
                        s -> s.authority(requirePolicy(0), policies(ONE), mapping(ONE, TWO, ONE, THREE))
                                .leaf(policies(THREE)))
                .valid(
                        "two policies mapped to one",
                        s -> s.authority(requirePolicy(0), policies(ONE, TWO), mapping(ONE, THREE, TWO, THREE))
                                .leaf(policies(THREE)))
                .valid(
                        "mapped twice on the way",
                        s -> s.authority(requirePolicy(0), policies(ONE), mapping(ONE, TWO))
                                .authority(policies(TWO), mapping(TWO, THREE))
                                .leaf(policies(THREE)))
                .invalid(
                        "mapped by an authority that does not have it",
                        BROKEN,
                        s -> s.authority(requirePolicy(0), policies(ONE), mapping(TWO, THREE))
                                .leaf(policies(THREE)))
                .valid(
                        "6.1.4 (b)(1): an authority that stands for any maps",
                        s -> s.authority(requirePolicy(0), policies(ANY_POLICY), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .valid(
                        "mapped, and nobody requires any",
                        s -> s.authority(policies(ONE), mapping(ONE, TWO)).leaf(policies(THREE)))
                .invalid(
                        "6.1.4 (a): from any policy", BROKEN, s -> s.authority(policies(ONE), mapping(ANY_POLICY, TWO)))
                .invalid("6.1.4 (a): to any policy", BROKEN, s -> s.authority(policies(ONE), mapping(ONE, ANY_POLICY)))
                .valid(
                        "not critical: should be, not must",
                        s -> s.authority(
                                        requirePolicy(0),
                                        policies(ONE),
                                        with(
                                                Extension.policyMappings,
                                                false,
                                                new PolicyMappings(
                                                        CertPolicyId.getInstance(new ASN1ObjectIdentifier(ONE)),
                                                        CertPolicyId.getInstance(new ASN1ObjectIdentifier(TWO)))))
                                .leaf(policies(TWO)));
    }

    private static Section mappingInhibited() {
        return Section.of("4.2.1.11 inhibitPolicyMapping")
                .invalid(
                        "at once",
                        BROKEN,
                        s -> s.authority(requireAndInhibitMapping(0, 0), policies(ONE))
                                .authority(policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .valid(
                        "6.1.4 (i): its own mapping comes before",
                        s -> s.authority(requireAndInhibitMapping(0, 0), policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .valid(
                        "after 1: the next authority may map",
                        s -> s.authority(requireAndInhibitMapping(0, 1), policies(ONE))
                                .authority(policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .invalid(
                        "after 1: the one after the next may not",
                        BROKEN,
                        s -> s.authority(requireAndInhibitMapping(0, 1), policies(ONE))
                                .authority(policies(ONE))
                                .authority(policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .invalid(
                        "by the listed one, at once",
                        BROKEN,
                        s -> s.anchor(requireAndInhibitMapping(0, 0), policies(ONE))
                                .authority(policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .valid(
                        "by the listed one, after 1: the first authority may map",
                        s -> s.anchor(requireAndInhibitMapping(0, 1), policies(ONE))
                                .authority(policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .valid(
                        "by the listed one, after 1: the first maps, the second does not",
                        s -> s.anchor(requireAndInhibitMapping(0, 1), policies(ONE))
                                .authority(policies(ONE), mapping(ONE, TWO))
                                .authority(policies(TWO))
                                .leaf(policies(TWO)))
                .invalid(
                        "by the listed one, after 1: the second may not",
                        BROKEN,
                        s -> s.anchor(requireAndInhibitMapping(0, 1), policies(ONE))
                                .authority(policies(ONE))
                                .authority(policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)))
                .valid(
                        "mapping is inhibited, and nobody maps",
                        s -> s.authority(requireAndInhibitMapping(0, 0), policies(ONE))
                                .leaf(policies(ONE)))
                .valid(
                        "mapping is inhibited, and no policy is required",
                        s -> s.authority(inhibitMapping(0), policies(ONE))
                                .authority(policies(ONE), mapping(ONE, TWO))
                                .leaf(policies(TWO)));
    }

    private static Section forms() {
        return Section.of("4.2.1.11")
                .broken(
                        "not critical: must be",
                        "criticality",
                        s -> s.authority(
                                policies(ONE),
                                with(Extension.policyConstraints, false, new PolicyConstraints(BigInteger.ZERO, null))))
                .broken(
                        "not critical in the listed authority",
                        "criticality",
                        s -> s.anchor(
                                with(Extension.policyConstraints, false, new PolicyConstraints(BigInteger.TEN, null))))
                .broken(
                        "neither of the two",
                        "policies",
                        s -> s.authority(with(Extension.policyConstraints, true, new DERSequence())))
                .invalid("a negative count", Reason.MALFORMED, s -> s.leaf(requirePolicy(-1)))
                .invalid(
                        "a negative count of mappings", Reason.SERVICE_NOT_LISTED, s -> s.authority(inhibitMapping(-1)))
                .invalid("4.2.1.14: a negative count", Reason.SERVICE_NOT_LISTED, s -> s.authority(inhibitAny(-1)))
                .invalid(
                        "of another type",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.authority(with(Extension.policyConstraints, true, DERNull.INSTANCE)));
    }
}
