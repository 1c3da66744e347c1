package cn.ggzy.ca.path.rfc5280;

import static cn.ggzy.ca.path.rfc5280.Changes.usage;

import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Sections 5 and 6.3, for complete lists: what they say, and when they say nothing. */
final class RevocationListCases {
    private static final Reason UNKNOWN = Reason.REVOCATION_UNKNOWN;
    private static final AlgorithmIdentifier STRANGE =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));

    private RevocationListCases() {}

    static Stream<Conformance> all() {
        return Stream.of(entries(), reasons(), times(), forms(), signatures(), scopes())
                .flatMap(Section::stream);
    }

    private static Section entries() {
        return Section.of("6.3.3 (j)")
                .valid("an empty list", s -> s.leaf().lists(of(s).der()))
                .valid(
                        "others are on the list",
                        s -> s.leaf()
                                .lists(of(s).entry(BigInteger.TEN, RevocationListDraft.REVOKED_AT)
                                        .der()))
                .invalid(
                        "the holder is on the list",
                        Reason.REVOKED,
                        s -> s.leaf().lists(of(s).revokes(s.asked()).der()))
                .invalid(
                        "the holder is on the list among others",
                        Reason.REVOKED,
                        s -> s.leaf()
                                .lists(of(s).entry(BigInteger.ONE, RevocationListDraft.REVOKED_AT)
                                        .revokes(s.asked())
                                        .entry(BigInteger.TEN, RevocationListDraft.REVOKED_AT)
                                        .der()))
                .invalid("an authority is on the list", Reason.REVOKED, s -> {
                    Draft listed = s.last();
                    Draft upper = s.authority().last();
                    s.lists(
                            RevocationListDraft.complete(listed).revokes(upper).der(),
                            RevocationListDraft.complete(upper).der());
                })
                .valid("the number of another authority's list is not the holder's", s -> {
                    Draft listed = s.last();
                    Draft upper = s.authority().last();
                    s.leaf()
                            .lists(
                                    RevocationListDraft.complete(listed)
                                            .entry(s.asked().serialNumber(), RevocationListDraft.REVOKED_AT)
                                            .der(),
                                    RevocationListDraft.complete(upper).der());
                })
                .valid(
                        "revoked a second after the instant",
                        s -> s.leaf()
                                .lists(of(s).entry(s.asked().serialNumber(), "2026-06-01T00:00:01Z")
                                        .der()))
                .invalid(
                        "revoked at the instant",
                        Reason.REVOKED,
                        s -> s.leaf()
                                .lists(of(s).entry(s.asked().serialNumber(), "2026-06-01T00:00:00Z")
                                        .der()))
                .invalid(
                        "twice on the list: the first instant counts",
                        Reason.REVOKED,
                        s -> s.leaf()
                                .lists(of(s).entry(s.asked().serialNumber(), "2026-07-01T00:00:00Z")
                                        .entry(s.asked().serialNumber(), "2026-05-01T00:00:00Z")
                                        .der()))
                .invalid(
                        "twice on the list, the other way round",
                        Reason.REVOKED,
                        s -> s.leaf()
                                .lists(of(s).entry(s.asked().serialNumber(), "2026-05-01T00:00:00Z")
                                        .entry(s.asked().serialNumber(), "2026-07-01T00:00:00Z")
                                        .der()))
                .invalid(
                        "two lists in force, one of them names the holder",
                        Reason.REVOKED,
                        s -> s.leaf()
                                .lists(of(s).der(), of(s).revokes(s.asked()).der()));
    }

    private static Section reasons() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        codes.put("unspecified", 0);
        codes.put("keyCompromise", 1);
        codes.put("cACompromise", 2);
        codes.put("affiliationChanged", 3);
        codes.put("superseded", 4);
        codes.put("cessationOfOperation", 5);
        codes.put("certificateHold", 6);
        codes.put("privilegeWithdrawn", 9);
        codes.put("aACompromise", 10);
        Section section = Section.of("5.3.1");
        codes.forEach((name, code) -> section.invalid(
                name,
                Reason.REVOKED,
                s -> s.leaf().lists(of(s).revokes(s.asked(), code).der())));
        return section;
    }

    private static Section times() {
        return Section.of("5.1.2.4-5")
                .open("no list at all", UNKNOWN, s -> s.lists())
                .valid(
                        "from its first instant",
                        s -> s.lists(of(s).from("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z")
                                .der()))
                .open(
                        "a second before its first instant",
                        UNKNOWN,
                        s -> s.lists(of(s).from("2026-06-01T00:00:01Z", "2026-06-02T00:00:00Z")
                                .der()))
                .valid(
                        "a second before the next one",
                        s -> s.lists(of(s).from("2026-05-01T00:00:00Z", "2026-06-01T00:00:01Z")
                                .der()))
                .open(
                        "at the instant of the next one",
                        UNKNOWN,
                        s -> s.lists(of(s).from("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z")
                                .der()))
                .open(
                        "without the instant of the next one: must be there",
                        UNKNOWN,
                        s -> s.lists(of(s).from("2026-05-31T00:00:00Z", "").der()))
                .invalid(
                        "a list that is over names the holder: what is revoked stays revoked",
                        Reason.REVOKED,
                        s -> s.leaf()
                                .lists(of(s).from("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z")
                                        .revokes(s.asked())
                                        .der()))
                .valid(
                        "one that is over and one in force",
                        s -> s.lists(
                                of(s).from("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z")
                                        .der(),
                                of(s).der()))
                .valid(
                        "as old as the policy allows",
                        s -> s.policy(Policy.standard().withMaxCrlAge(Duration.ofDays(1)))
                                .lists(of(s).der()))
                .open(
                        "a second older than the policy allows",
                        UNKNOWN,
                        s -> s.policy(Policy.standard()
                                        .withMaxCrlAge(Duration.ofDays(1).minusSeconds(1)))
                                .lists(of(s).der()))
                .open(
                        "the holder's list is there, an authority's is missing",
                        UNKNOWN,
                        s -> s.authority().lists(of(s).der()))
                .open("an authority's list is there, the holder's is missing", UNKNOWN, s -> {
                    Draft listed = s.last();
                    s.authority().lists(RevocationListDraft.complete(listed).der());
                });
    }

    private static Section forms() {
        return Section.of("5.2")
                .valid(
                        "without a number: validators do not ask for it",
                        s -> s.lists(of(s).without(Extension.cRLNumber).der()))
                .valid(
                        "with its authority's key identifier",
                        s -> s.lists(of(s).with(
                                        Extension.authorityKeyIdentifier,
                                        false,
                                        new AuthorityKeyIdentifier(new byte[] {1}))
                                .der()))
                .valid(
                        "an unknown extension, not critical",
                        s -> s.lists(of(s).with(Changes.STRANGE, false, DERNull.INSTANCE)
                                .der()))
                .open(
                        "an unknown extension, critical",
                        UNKNOWN,
                        s -> s.lists(of(s).with(Changes.STRANGE, true, DERNull.INSTANCE)
                                .der()))
                .open("5.1: an octet behind the list", UNKNOWN, s -> s.lists(longer(of(s).der())))
                .open("5.1: no octets", UNKNOWN, s -> s.lists(new byte[0]))
                .open(
                        "5.1: a certificate instead of a list",
                        UNKNOWN,
                        s -> s.leaf().lists(s.asked().der()))
                .valid("octets that are no list beside a good one", s -> s.lists(new byte[] {0x30, 0}, of(s).der()));
    }

    private static Section signatures() {
        return Section.of("6.3.3 (f), (g)")
                .open(
                        "signed by somebody else",
                        UNKNOWN,
                        s -> s.lists(of(s).signedBy(s.keys("stranger")).der()))
                .open(
                        "one bit of the signature is changed",
                        UNKNOWN,
                        s -> s.lists(of(s).signature(octets -> {
                                    byte[] changed = octets.clone();
                                    changed[changed.length - 1] ^= 1;
                                    return changed;
                                })
                                .der()))
                .open(
                        "5.1.1.2: another algorithm outside than inside",
                        UNKNOWN,
                        s -> s.lists(of(s).algorithms(Draft.algorithm(s.family()), STRANGE)
                                .der()))
                .open(
                        "5.1.1.2: another algorithm inside than outside",
                        UNKNOWN,
                        s -> s.lists(of(s).algorithms(STRANGE, Draft.algorithm(s.family()))
                                .der()))
                .open(
                        "5.1.1.2: an algorithm that nobody knows",
                        UNKNOWN,
                        s -> s.lists(of(s).algorithms(STRANGE, STRANGE).der()))
                .open("an issuer that may not sign lists", UNKNOWN, s -> s.anchor(usage(KeyUsage.keyCertSign)))
                .open("an authority that may not sign lists", UNKNOWN, s -> s.authority(usage(KeyUsage.keyCertSign)));
    }

    private static Section scopes() {
        return Section.of("6.3.3 (b)")
                .open(
                        "another authority's name",
                        UNKNOWN,
                        s -> s.lists(of(s).named(new X500Name("CN=Else")).der()))
                .valid(
                        "7.1: the authority's name in other case",
                        s -> s.lists(of(s).named(new X500Name("CN=LISTED")).der()))
                .open("another authority's list", UNKNOWN, s -> {
                    Draft listed = s.last();
                    Draft other = s.issue(listed, "CN=Other", "other");
                    s.ask(s.holder(listed))
                            .lists(RevocationListDraft.complete(other)
                                    .revokes(s.asked())
                                    .der());
                });
    }

    private static RevocationListDraft of(Scene scene) {
        return RevocationListDraft.complete(scene.last());
    }

    private static byte[] longer(byte[] der) {
        return java.util.Arrays.copyOf(der, der.length + 1);
    }
}
