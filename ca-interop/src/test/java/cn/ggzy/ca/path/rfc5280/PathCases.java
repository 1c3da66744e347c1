package cn.ggzy.ca.path.rfc5280;

import static cn.ggzy.ca.path.rfc5280.Changes.authorityKey;
import static cn.ggzy.ca.path.rfc5280.Changes.dn;
import static cn.ggzy.ca.path.rfc5280.Changes.issuer;
import static cn.ggzy.ca.path.rfc5280.Changes.pathLength;
import static cn.ggzy.ca.path.rfc5280.Changes.permits;
import static cn.ggzy.ca.path.rfc5280.Changes.signer;
import static cn.ggzy.ca.path.rfc5280.Changes.subject;
import static cn.ggzy.ca.path.rfc5280.Changes.subjectKey;
import static cn.ggzy.ca.path.rfc5280.Changes.usage;
import static cn.ggzy.ca.path.rfc5280.Changes.valid;

import cn.ggzy.ca.path.Reason;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Section 6.1: which certificates make a path, and what becomes of the others. */
final class PathCases {
    private PathCases() {}

    static Stream<Conformance> all() {
        return Stream.of(lengths(), helpers(), impostors(), crossed(), loops(), rolled(), candidates(), names())
                .flatMap(Section::stream);
    }

    private static Section lengths() {
        return Section.of("6.1 length")
                .valid(
                        "four authorities between",
                        s -> s.authority().authority().authority().authority())
                .invalid(
                        "more than our bound of four between",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.authority().authority().authority().authority().authority())
                .invalid("an authority in the middle is missing", Reason.SERVICE_NOT_LISTED, s -> {
                    Draft middle = s.issue(s.last(), "CN=Middle", "middle");
                    Draft lower = s.issue(middle, "CN=Lower", "lower");
                    s.help(lower).ask(s.holder(lower));
                })
                .invalid(
                        "no authority is handed in",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.ask(s.holder(s.issue(s.last(), "CN=Middle", "middle"))));
    }

    private static Section helpers() {
        return Section.of("6.1 certificates handed in")
                .valid("in the wrong order", s -> {
                    Draft upper = s.issue(s.last(), "CN=Upper", "upper");
                    Draft lower = s.issue(upper, "CN=Lower", "lower");
                    s.help(lower, upper).ask(s.holder(lower));
                })
                .valid("twice the same", s -> {
                    Draft upper = s.issue(s.last(), "CN=Upper", "upper");
                    s.help(upper, upper).ask(s.holder(upper));
                })
                .valid("one that has nothing to do with it", s -> {
                    Draft upper = s.issue(s.last(), "CN=Upper", "upper");
                    s.help(s.issue(upper, "CN=Aside", "aside"), upper).ask(s.holder(upper));
                })
                .valid("the listed authority too", s -> s.help(s.last()))
                .valid("the holder's own too", s -> s.leaf().help(s.asked()))
                .valid(
                        "octets that are no certificate",
                        s -> s.help(new byte[] {0x30, 3, 1, 2, 3}).authority())
                .valid("the tenth of ten", s -> {
                    Draft upper = s.issue(s.last(), "CN=Upper", "upper");
                    s.each(9, i -> s.help(s.issue(upper, "CN=Aside " + i, "aside")))
                            .help(upper)
                            .ask(s.holder(upper));
                })
                .invalid("the eleventh: our bound is ten", Reason.SERVICE_NOT_LISTED, s -> {
                    Draft upper = s.issue(s.last(), "CN=Upper", "upper");
                    s.each(10, i -> s.help(s.issue(upper, "CN=Aside " + i, "aside")))
                            .help(upper)
                            .ask(s.holder(upper));
                })
                .invalid("a root of the holder's own making", Reason.SERVICE_NOT_LISTED, s -> {
                    Draft listed = s.last();
                    Draft own = s.issue(listed, "CN=Own", "own", issuer("CN=Own"), signer(s.keys("own")));
                    s.help(own).ask(s.holder(own));
                });
    }

    private static Section impostors() {
        return Section.of("6.1.3 (a)(1) wrong keys of the same name")
                .valid("the wrong one first", s -> {
                    Draft good = s.issue(s.last(), "CN=Upper", "upper");
                    s.help(s.issue(s.last(), "CN=Upper", "impostor"), good).ask(s.holder(good));
                })
                .valid("the wrong one last", s -> {
                    Draft good = s.issue(s.last(), "CN=Upper", "upper");
                    s.help(good, s.issue(s.last(), "CN=Upper", "impostor")).ask(s.holder(good));
                })
                .valid("nine wrong ones, the right one last", s -> {
                    Draft good = s.issue(s.last(), "CN=Upper", "upper");
                    s.each(9, i -> s.help(s.issue(s.last(), "CN=Upper", "impostor")))
                            .help(good)
                            .ask(s.holder(good));
                })
                .valid("wrong ones that point at each other use up no budget", s -> {
                    Draft good = s.issue(s.last(), "CN=Upper", "upper");
                    Draft bad = s.issue(s.last(), "CN=Upper", "impostor");
                    s.each(8, i -> s.help(s.issue(bad, "CN=Upper", "impostor")))
                            .help(s.issue(s.last(), "CN=Upper", "impostor"))
                            .help(good)
                            .ask(s.holder(good));
                })
                .valid("many true ones for the same key use up no budget", s -> {
                    Draft good = s.issue(s.last(), "CN=Upper", "upper");
                    Draft lower = s.issue(good, "CN=Lower", "lower");
                    s.each(4, i -> s.help(s.issue(s.last(), "CN=Upper", "upper", usage(KeyUsage.cRLSign))));
                    s.each(4, i -> s.help(s.issue(good, "CN=Lower", "lower", usage(KeyUsage.cRLSign))))
                            .help(lower, good)
                            .ask(s.holder(lower));
                })
                .invalid("only wrong ones", Reason.SIGNATURE_WRONG, s -> {
                    Draft good = s.issue(s.last(), "CN=Upper", "upper");
                    s.each(3, i -> s.help(s.issue(s.last(), "CN=Upper", "impostor")))
                            .ask(s.holder(good));
                })
                .invalid(
                        "the listed authority's name, another's key",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(signer(s.keys("impostor"))))
                .invalid("an authority's certificate signed by the wrong key", Reason.SIGNATURE_WRONG, s -> {
                    Draft forged = s.issue(s.last(), "CN=Upper", "upper", signer(s.keys("impostor")));
                    s.help(forged).ask(s.holder(forged));
                })
                .valid("key identifiers tell them apart", s -> {
                    Draft good = s.issue(s.last(), "CN=Upper", "upper", subjectKey(1));
                    s.help(s.issue(s.last(), "CN=Upper", "impostor", subjectKey(2)), good)
                            .ask(s.holder(good, authorityKey(1)));
                });
    }

    private static Section crossed() {
        return Section.of("3.2 cross certificates")
                .valid("a foreign root with a cross certificate of the listed authority", s -> {
                    Draft foreign = s.issue(s.last(), "CN=Foreign", "foreign");
                    Draft root = s.issue(foreign, "CN=Foreign", "foreign");
                    s.help(root, foreign).ask(s.holder(foreign));
                })
                .valid("both directions, the holder below the listed authority", s -> {
                    Draft listed = s.last();
                    Draft foreign = s.issue(listed, "CN=Foreign", "foreign");
                    Draft back = s.issue(foreign, "CN=Listed", "listed");
                    s.help(back, foreign).ask(s.holder(listed));
                })
                .valid("both directions, the holder below the foreign authority", s -> {
                    Draft listed = s.last();
                    Draft foreign = s.issue(listed, "CN=Foreign", "foreign");
                    Draft back = s.issue(foreign, "CN=Listed", "listed");
                    s.help(back, foreign).ask(s.holder(foreign));
                })
                .invalid("only in the wrong direction", Reason.SERVICE_NOT_LISTED, s -> {
                    Draft listed = s.last();
                    Draft foreign = s.issue(listed, "CN=Foreign", "foreign");
                    Draft back = s.issue(foreign, "CN=Listed", "listed");
                    s.help(back).ask(s.holder(foreign));
                })
                .valid("through a bridge", s -> {
                    Draft bridge = s.issue(s.last(), "CN=Bridge", "bridge");
                    Draft foreign = s.issue(bridge, "CN=Foreign", "foreign");
                    s.help(foreign, bridge).ask(s.holder(foreign));
                })
                .invalid("a cross certificate that constrains", Reason.CONSTRAINTS_BROKEN, s -> {
                    Draft foreign = s.issue(s.last(), "CN=Foreign", "foreign", permits(dn("C=DE")));
                    s.help(foreign).ask(s.holder(foreign));
                })
                .valid("one cross certificate constrains, another does not", s -> {
                    Draft narrow = s.issue(s.last(), "CN=Foreign", "foreign", permits(dn("C=DE")));
                    Draft wide = s.issue(s.last(), "CN=Foreign", "foreign");
                    s.help(narrow, wide).ask(s.holder(wide));
                })
                .valid("two listed authorities crossed one foreign one", s -> {
                    Draft first = s.listed("CN=First", "listed");
                    Draft second = s.listed("CN=Second", "second");
                    Draft byFirst = s.issue(first, "CN=Foreign", "foreign", permits(dn("C=DE")));
                    Draft bySecond = s.issue(second, "CN=Foreign", "foreign");
                    s.help(byFirst, bySecond).ask(s.holder(bySecond));
                });
    }

    private static Section loops() {
        return Section.of("6.1 loops")
                .invalid("two that issued each other, none listed", Reason.SERVICE_NOT_LISTED, s -> {
                    Draft listed = s.last();
                    Draft one = s.issue(listed, "CN=One", "one");
                    Draft two = s.issue(one, "CN=Two", "two");
                    Draft again = s.issue(two, "CN=One", "one");
                    s.help(two, again).ask(s.holder(again));
                })
                .valid("two that issued each other, one of them is crossed", s -> {
                    Draft one = s.issue(s.last(), "CN=One", "one");
                    Draft two = s.issue(one, "CN=Two", "two");
                    Draft again = s.issue(two, "CN=One", "one");
                    s.help(again, two, one).ask(s.holder(one));
                })
                .invalid("one that issued itself, not listed", Reason.SERVICE_NOT_LISTED, s -> {
                    Draft one = s.issue(s.last(), "CN=One", "one");
                    s.help(s.issue(one, "CN=One", "one"), s.issue(one, "CN=One", "one"))
                            .ask(s.holder(one));
                })
                .valid("a ring of three and a way out", s -> {
                    Draft one = s.issue(s.last(), "CN=One", "one");
                    Draft three = s.issue(one, "CN=Three", "three");
                    Draft two = s.issue(three, "CN=Two", "two");
                    Draft ring = s.issue(two, "CN=One", "one");
                    s.help(ring, two, three, one).ask(s.holder(one));
                })
                .valid("everyone crossed everyone", s -> {
                    String[] all = {"One", "Two", "Three"};
                    Draft out = s.issue(s.last(), "CN=Three", "Three");
                    for (String by : all) {
                        Draft issuing = s.issue(s.last(), "CN=" + by, by);
                        for (String other : all) {
                            if (!other.equals(by)) {
                                s.help(s.issue(issuing, "CN=" + other, other));
                            }
                        }
                    }
                    s.help(out).ask(s.holder(s.issue(s.last(), "CN=One", "One")));
                });
    }

    private static Section rolled() {
        return Section.of("3.2 key roll-over")
                .valid(
                        "new with old: the listed key signed the new one",
                        s -> s.anchor().selfIssued("rolled"))
                .valid("old with new: the listed key is the new one", s -> {
                    Draft listed = s.last();
                    Draft old = s.issue(listed, "CN=Listed", "old");
                    s.help(old).ask(s.holder(old));
                })
                .valid("both keys are listed, the holder below the first", s -> {
                    Draft first = s.listed("CN=Listed", "listed");
                    Draft second = s.listed("CN=Listed", "second");
                    s.ask(s.holder(first)).help(second);
                })
                .valid("both keys are listed, the holder below the second", s -> {
                    Draft unused = s.listed("CN=Listed", "listed");
                    s.ask(s.holder(s.listed("CN=Listed", "second"))).help(unused);
                })
                .invalid("both keys are listed: the reason is that of the key that signed", Reason.EXPIRED, s -> {
                    Draft unused = s.listed("CN=Listed", "listed");
                    s.ask(s.holder(
                                    s.listed("CN=Listed", "second"),
                                    valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")))
                            .help(unused);
                })
                .valid("an authority's new key, the holder below the old", s -> {
                    Draft old = s.issue(s.last(), "CN=Upper", "upper");
                    Draft newer = s.issue(s.last(), "CN=Upper", "rolled");
                    s.help(newer, old).ask(s.holder(old));
                })
                .valid("rolled twice", s -> s.anchor().selfIssued("rolled").selfIssued("rolled again"))
                .valid("an authority's certificate anew for the same key, the old one is over", s -> {
                    Draft over = s.issue(
                            s.last(), "CN=Upper", "upper", valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"));
                    Draft anew = s.issue(s.last(), "CN=Upper", "upper");
                    s.help(over, anew).ask(s.holder(anew));
                });
    }

    private static Section candidates() {
        return Section.of("6.1 many candidates, one good")
                .valid("one is over", s -> {
                    Draft over = s.issue(
                            s.last(), "CN=Upper", "upper", valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"));
                    s.help(over, s.issue(s.last(), "CN=Upper", "upper")).ask(s.holder(over));
                })
                .valid("one may not sign", s -> {
                    Draft mute = s.issue(s.last(), "CN=Upper", "upper", usage(KeyUsage.cRLSign));
                    s.help(mute, s.issue(s.last(), "CN=Upper", "upper")).ask(s.holder(mute));
                })
                .valid("one is too short", s -> {
                    Draft shortOne = s.issue(s.last(), "CN=Upper", "upper", pathLength(0));
                    Draft lower = s.issue(shortOne, "CN=Lower", "lower");
                    s.help(lower, shortOne, s.issue(s.last(), "CN=Upper", "upper"))
                            .ask(s.holder(lower));
                })
                .valid("one is revoked", s -> {
                    Draft listed = s.last();
                    Draft revoked = s.issue(listed, "CN=Upper", "upper");
                    Draft fine = s.issue(listed, "CN=Upper", "upper");
                    s.help(revoked, fine)
                            .ask(s.holder(fine))
                            .lists(
                                    RevocationListDraft.complete(listed)
                                            .revokes(revoked)
                                            .der(),
                                    RevocationListDraft.complete(fine).der());
                })
                .open("one is wrong, one lacks its list: that would settle it", Reason.REVOCATION_UNKNOWN, s -> {
                    Draft mute = s.issue(s.last(), "CN=Upper", "upper", usage(KeyUsage.cRLSign));
                    Draft fine = s.issue(s.last(), "CN=Upper", "upper");
                    s.help(mute, fine).ask(s.holder(fine)).lists();
                })
                .valid("a longer way where the shorter one is over", s -> {
                    Draft over = s.issue(
                            s.last(), "CN=Upper", "upper", valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"));
                    Draft bridge = s.issue(s.last(), "CN=Bridge", "bridge");
                    Draft longer = s.issue(bridge, "CN=Upper", "upper");
                    s.help(over, longer, bridge).ask(s.holder(longer));
                });
    }

    private static Section names() {
        return Section.of("7.1 comparing names")
                .valid("case does not matter", s -> s.leaf(issuer("CN=LISTED")))
                .valid(
                        "white space around does not matter",
                        s -> s.leaf(issuer(name(BCStyle.CN, new DERUTF8String(" Listed  ")))))
                .valid(
                        "white space within counts once",
                        s -> s.anchor(subject("CN=Listed Authority"), issuer("CN=Listed Authority"))
                                .leaf(issuer(name(BCStyle.CN, new DERUTF8String("Listed   Authority")))))
                .valid(
                        "PrintableString and UTF8String",
                        s -> s.leaf(issuer(name(BCStyle.CN, new DERPrintableString("Listed")))))
                .valid(
                        "UTF8String and PrintableString, the other way round",
                        s -> s.anchor(
                                        subject(name(BCStyle.CN, new DERPrintableString("Listed"))),
                                        issuer(name(BCStyle.CN, new DERPrintableString("Listed"))))
                                .leaf(issuer(name(BCStyle.CN, new DERUTF8String("Listed")))))
                .valid(
                        "the parts of one RDN in another order",
                        s -> s.anchor(subject("CN=Listed+OU=A"), issuer("CN=Listed+OU=A"))
                                .leaf(issuer("OU=A+CN=Listed")))
                .valid(
                        "Chinese",
                        s -> s.anchor(subject("C=CN,O=某某电子认证"), issuer("C=CN,O=某某电子认证"))
                                .leaf(issuer("C=CN,O=某某电子认证")))
                .valid(
                        "full width and narrow letters (NFKC)",
                        s -> s.leaf(issuer(name(BCStyle.CN, new DERUTF8String("Ｌｉｓｔｅｄ")))))
                // The way is found; a list is looked up by the octets of its issuer's name, so it settles nothing here.
                .open(
                        "an attribute that Java has no name for, in two string types",
                        Reason.REVOCATION_UNKNOWN,
                        s -> s.anchor(
                                        subject(name(BCStyle.ORGANIZATION_IDENTIFIER, new DERUTF8String("NTRCN-1"))),
                                        issuer(name(BCStyle.ORGANIZATION_IDENTIFIER, new DERUTF8String("NTRCN-1"))))
                                .leaf(issuer(name(BCStyle.ORGANIZATION_IDENTIFIER, new DERPrintableString("NTRCN-1")))))
                // The way is found; a list is looked up by the octets of its issuer's name, so it settles nothing here.
                .open(
                        "7.3: domain components in other case",
                        Reason.REVOCATION_UNKNOWN,
                        s -> s.anchor(subject("DC=cn,DC=works"), issuer("DC=cn,DC=works"))
                                .leaf(issuer("DC=CN,DC=Works")))
                .valid(
                        "the same octets in an old string type",
                        s -> s.anchor(
                                        subject(name(BCStyle.CN, new DERT61String("Listed"))),
                                        issuer(name(BCStyle.CN, new DERT61String("Listed"))))
                                .leaf(issuer(name(BCStyle.CN, new DERT61String("Listed")))))
                .valid(
                        "the same octets in BMPString",
                        s -> s.anchor(
                                        subject(name(BCStyle.CN, new DERBMPString("电子认证"))),
                                        issuer(name(BCStyle.CN, new DERBMPString("电子认证"))))
                                .leaf(issuer(name(BCStyle.CN, new DERBMPString("电子认证")))))
                .valid(
                        "an e-mail address in the issuer's name",
                        s -> s.anchor(
                                        subject(name(BCStyle.E, new DERIA5String("ca@works.cn"))),
                                        issuer(name(BCStyle.E, new DERIA5String("ca@works.cn"))))
                                .leaf(issuer(name(BCStyle.E, new DERIA5String("ca@works.cn")))))
                .invalid(
                        "the parts in another order",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.anchor(subject("C=CN,CN=Listed"), issuer("C=CN,CN=Listed"))
                                .leaf(issuer("CN=Listed,C=CN")))
                .invalid("one part more", Reason.SERVICE_NOT_LISTED, s -> s.leaf(issuer("CN=Listed,OU=A")))
                .invalid(
                        "one part less",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.anchor(subject("C=CN,CN=Listed"), issuer("C=CN,CN=Listed"))
                                .leaf(issuer("CN=Listed")))
                .invalid(
                        "the same text in another attribute",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.leaf(issuer("OU=Listed")))
                .invalid(
                        "no white space where there is some",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.anchor(subject("CN=Listed Authority"), issuer("CN=Listed Authority"))
                                .leaf(issuer("CN=ListedAuthority")))
                .invalid(
                        "one RDN of two parts and two of one",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.anchor(subject("CN=Listed+OU=A"), issuer("CN=Listed+OU=A"))
                                .leaf(issuer("CN=Listed,OU=A")));
    }

    private static X500Name name(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new X500Name(new RDN[] {new RDN(new AttributeTypeAndValue(type, value))});
    }
}
