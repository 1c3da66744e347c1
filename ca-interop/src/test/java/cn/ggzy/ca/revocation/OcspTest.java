package cn.ggzy.ca.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.CheckId;
import cn.ggzy.ca.path.Evidence;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.TestAuthority;
import cn.ggzy.ca.path.TestAuthority.Wish;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.trust.Purpose;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OcspTest {
    private static final ASN1ObjectIdentifier PRIVATE = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7");
    private static final TestAuthority CA = TestAuthority.root(KeyFamily.SM2);
    private static final TestAuthority OTHER =
            TestAuthority.root(KeyFamily.SM2, wish -> wish.subject("CN=Somebody else"));
    private static final TestAuthority RESPONDER = CA.delegate(OcspTest::answering);
    private static final X509Certificate LEAF = CA.issue();

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void everyFamilyAnswersThroughTheSameDoor(KeyFamily family) {
        TestAuthority authority = TestAuthority.root(family);
        TestAuthority responder = authority.delegate(OcspTest::answering);
        X509Certificate leaf = authority.issue();

        assertThat(judge(authority, leaf, new OcspForge(authority).about(leaf)).valid())
                .isTrue();
        assertThat(judge(authority, leaf, new OcspForge(authority).by(responder).about(leaf))
                        .valid())
                .isTrue();
        assertThat(judge(
                                authority,
                                leaf,
                                new OcspForge(authority)
                                        .by(responder)
                                        .revoked("2026-05-15T00:00:00Z")
                                        .about(leaf))
                        .reason())
                .isEqualTo(Reason.REVOKED);
    }

    static Stream<Arguments> usable() {
        return Stream.of(
                is("hashed by SHA-1", forge().hashed(OIWObjectIdentifiers.idSHA1)),
                is("hashed by SHA-256", forge().hashed(NISTObjectIdentifiers.id_sha256)),
                is("hashed by SM3", forge().hashed(GMObjectIdentifiers.sm3)),
                is("the responder named by its key", forge().byKey()),
                is("a delegate named by its key", forge().by(RESPONDER).byKey()),
                is("without its wrapping", forge().bare()),
                is("with a nonce", forge().nonce(new byte[] {1, 2, 3})),
                is(
                        "from this very instant",
                        forge().made("2026-06-01T00:00:00Z").from("2026-06-01T00:00:00Z")),
                is("revoked later than asked", forge().revoked("2026-06-01T00:00:01Z")),
                is("with a harmless extension", forge().extension(PRIVATE, false, DERNull.INSTANCE)),
                is("until just after", forge().until("2026-06-01T00:00:01Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("usable")
    void aGoodAnswerSettlesIt(String what, OcspForge forge) {
        Verdict verdict = judge(CA, LEAF, forge.about(LEAF));

        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.check(CheckId.REVOCATION)
                        .orElseThrow()
                        .children()
                        .get(0)
                        .references())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.CERTIFICATE, Evidence.Kind.OCSP_ANSWER);
    }

    static Stream<Arguments> useless() {
        return Stream.of(
                is("unknown to the responder", forge().unknown()),
                is("hashed by SHA-512", forge().hashed(NISTObjectIdentifiers.id_sha512)),
                is("of another authority", new OcspForge(OTHER)),
                is("signed by another authority", forge().by(OTHER)),
                is(
                        "by a delegate that the answer leaves out",
                        forge().by(RESPONDER).withoutCertificates()),
                is("by a delegate for no such work", forge().by(CA.delegate(wish -> wish))),
                is("by a delegate for any work", forge().by(CA.delegate(uses(KeyPurposeId.anyExtendedKeyUsage)))),
                is("by a delegate of another authority", forge().by(OTHER.delegate(OcspTest::answering))),
                is(
                        "by a delegate that may not sign",
                        forge().by(CA.delegate(w -> answering(w).usage(KeyUsage.keyEncipherment)))),
                is(
                        "by a delegate with a strange critical extension",
                        forge().by(CA.delegate(w -> answering(w).with(PRIVATE, true, DERNull.INSTANCE)))),
                is(
                        "by a delegate that had ended",
                        forge().by(CA.delegate(
                                w -> answering(w).valid("2026-01-01T00:00:00Z", "2026-05-30T00:00:00Z")))),
                is(
                        "by a delegate that had not begun",
                        forge().by(CA.delegate(
                                w -> answering(w).valid("2026-05-31T12:00:00Z", "2026-12-31T00:00:00Z")))),
                is(
                        "by a delegate whom a forger made in the authority's name",
                        forge().by(TestAuthority.root(KeyFamily.SM2).delegate(OcspTest::answering))),
                is("in another's name", forge().inTheNameOf(RESPONDER)),
                is("in another's name by key", forge().inTheNameOf(OTHER).byKey()),
                is(
                        "by a delegate in the authority's name",
                        forge().by(RESPONDER).inTheNameOf(CA)),
                is("by a delegate of a delegate", forge().by(RESPONDER.delegate(OcspTest::answering))),
                is("from later", forge().made("2026-06-01T00:00:01Z").from("2026-06-01T00:00:01Z")),
                is("made later", forge().made("2026-06-01T00:00:01Z")),
                is("made before what it tells", forge().made("2026-05-30T00:00:00Z")),
                is("over at this instant", forge().until("2026-06-01T00:00:00Z")),
                is("without an end", forge().until("")),
                is("with a strange critical extension", forge().extension(PRIVATE, true, DERNull.INSTANCE)),
                is("with one about the certificate", forge().singleExtension(PRIVATE, true, DERNull.INSTANCE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("useless")
    void anAnswerThatDoesNotCountSettlesNothingGoodOrRevoked(String what, OcspForge forge) {
        Verdict verdict = judge(CA, LEAF, forge.about(LEAF));

        assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDETERMINED);
        assertThat(verdict.reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(verdict.wouldSettle()).hasSize(1);
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of("the responder does not know the certificate", forge().unknown(), LEAF),
                Arguments.of("before what it tells", forge().made("2026-05-30T00:00:00Z"), LEAF),
                Arguments.of("about other certificates", forge(), CA.issue()),
                Arguments.of("from 2026-05-31T00:00:00Z to no end", forge().until(""), LEAF),
                Arguments.of("by nobody who may answer", forge().by(OTHER), LEAF));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void theVerdictNamesTheReason(String why, OcspForge forge, X509Certificate about) {
        assertThat(judge(CA, LEAF, forge.about(about))
                        .check(CheckId.REVOCATION)
                        .orElseThrow()
                        .evidence())
                .contains("ignored: OCSP answer 1 (", why);
    }

    @Test
    void aHoldEndsWithAListThatCameLater() {
        byte[] held = forge().held("2026-05-15T00:00:00Z").about(LEAF);
        byte[] later = CA.crl("2026-05-31T12:00:00Z", "2026-06-02T00:00:00Z");

        assertThat(judge(CA, LEAF, held).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(List.of(later), held).valid()).isTrue();
        assertThat(judge(List.of(later), forge().revoked("2026-05-15T00:00:00Z").about(LEAF))
                        .reason())
                .isEqualTo(Reason.REVOKED);
    }

    @Test
    void anAnswerThatDoesNotCountCannotRevokeEither() {
        byte[] forged = forge().by(OTHER).revoked("2026-05-15T00:00:00Z").about(LEAF);

        assertThat(judge(CA, LEAF, forged).status()).isEqualTo(Verdict.Status.UNDETERMINED);
    }

    @Test
    void anAnswerAboutAnotherCertificateSettlesNothing() {
        assertThat(judge(CA, LEAF, forge().about(CA.issue())).status()).isEqualTo(Verdict.Status.UNDETERMINED);
        assertThat(judge(CA, LEAF, forge().about(CA.issue(), LEAF)).valid())
                .as("one of several")
                .isTrue();
    }

    @Test
    void octetsThatAreNoAnswerAreIgnoredWithAReason() {
        byte[] good = forge().about(LEAF);
        byte[] longer = java.util.Arrays.copyOf(good, good.length + 1);
        for (byte[] octets : List.of(
                new byte[0],
                new byte[] {0x30, 0},
                new byte[] {0x30, 3, 2, 1, 1},
                longer,
                new byte[300_000],
                OcspForge.failing(OCSPRespBuilder.TRY_LATER),
                OcspForge.failing(OCSPRespBuilder.UNAUTHORIZED))) {
            Verdict verdict = judge(CA, LEAF, octets);
            assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDETERMINED);
            assertThat(verdict.check(CheckId.REVOCATION).orElseThrow().evidence())
                    .contains("ignored: OCSP answer");
        }
    }

    @Test
    void everyBitOfAnAnswerIsUnderItsSignature() {
        byte[] good = forge().about(LEAF);
        for (int i = 0; i < good.length; i += 3) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            assertThat(judge(CA, LEAF, changed).valid()).as("octet " + i).isFalse();
        }
    }

    @Test
    void aRevokingAnswerWinsOverListsAndTheOtherWayRound() {
        byte[] good = forge().about(LEAF);
        byte[] revoked = forge().revoked("2026-05-15T00:00:00Z").about(LEAF);
        byte[] silent = CA.crl();
        byte[] listed = CA.crl("2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z", LEAF);

        assertThat(judge(List.of(silent), good).valid()).isTrue();
        assertThat(judge(List.of(silent), revoked).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(List.of(listed), good).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(List.of(), good, revoked).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aRevokedResponderAnswersForNobody() {
        byte[] list = CA.crl("2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z", RESPONDER.certificate);
        TestAuthority below = CA.below(wish -> wish);
        X509Certificate leaf = below.issue();
        Facts facts = Facts.of(CA.list(), der(leaf), List.of(der(below.certificate)), List.of(list, below.crl()))
                .withOcsp(List.of(
                        forge().by(RESPONDER).revoked("2026-05-15T00:00:00Z").about(below.certificate)));

        assertThat(Judge.judge(facts, Policy.standard(), TestAuthority.AT, Purpose.SIGN)
                        .valid())
                .as("its revoking answer is ignored too; the list decides")
                .isTrue();
    }

    @Test
    void aResponderThatIsToBeAskedAboutCountsOnceItsIssuerClearsIt() {
        TestAuthority asked = CA.delegate(uses(KeyPurposeId.id_kp_OCSPSigning));
        TestAuthority alsoAsked = CA.delegate(uses(KeyPurposeId.id_kp_OCSPSigning));
        byte[] answer = forge().by(asked).about(LEAF);
        byte[] revoking = forge().by(asked).revoked("2026-05-15T00:00:00Z").about(LEAF);
        byte[] part = new CrlForge(CA).part(CrlForge.usersOnly()).bytes();
        byte[] delegated = forge().by(RESPONDER).about(asked.certificate);

        assertThat(judge(CA, LEAF, answer)
                        .check(CheckId.REVOCATION)
                        .orElseThrow()
                        .evidence())
                .contains("by a signer who is revoked or of whom nothing is known");
        assertThat(judge(CA, LEAF, answer).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(CA, LEAF, revoking).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(CA, LEAF, answer, forge().by(asked).about(asked.certificate))
                        .valid())
                .as("nobody clears himself")
                .isFalse();
        assertThat(judge(
                                CA,
                                LEAF,
                                answer,
                                forge().by(alsoAsked).about(asked.certificate),
                                forge().by(asked).about(alsoAsked.certificate))
                        .valid())
                .as("nor two each other")
                .isFalse();
        assertThat(judge(CA, LEAF, answer, forge().about(asked.certificate)).valid())
                .isTrue();
        assertThat(judge(CA, LEAF, answer, delegated).valid()).isTrue();
        assertThat(judge(List.of(part), revoking).reason())
                .as("cleared by a list, and believed")
                .isEqualTo(Reason.REVOKED);
    }

    @Test
    void theAuthorityAboveCanBeAskedOnlineAsWell() {
        TestAuthority below = CA.below(wish -> wish);
        X509Certificate leaf = below.issue();
        byte[] upper = forge().about(below.certificate);
        byte[] lower = new OcspForge(below).about(leaf);
        Facts facts = Facts.of(CA.list(), der(leaf), List.of(der(below.certificate)), List.of());

        assertThat(judge(facts.withOcsp(List.of(upper, lower))).valid()).isTrue();
        assertThat(judge(facts.withOcsp(List.of(lower))).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void freshnessIsARuleOfThePurpose() {
        Facts facts = Facts.of(CA.list(), der(LEAF), List.of(), List.of()).withOcsp(List.of(forge().about(LEAF)));
        Policy strict = Policy.standard()
                .with(Freshness.asTheAnswerSays()
                        .withMaxAge(Duration.ofHours(24))
                        .withMaxAge(Purpose.LOGIN, Duration.ofHours(23)));

        assertThat(Judge.judge(facts, strict, TestAuthority.AT, Purpose.SIGN).valid())
                .isTrue();
        assertThat(Judge.judge(facts, strict, TestAuthority.AT, Purpose.LOGIN).reason())
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void withAnAgeAnAnswerNeedsNoEndAndTheVerdictSaysWhenItIsTooOld() {
        Facts facts = Facts.of(CA.list(), der(LEAF), List.of(), List.of())
                .withOcsp(List.of(forge().until("").about(LEAF)));
        Policy aged = Policy.standard().withMaxCrlAge(Duration.ofHours(30));

        Verdict verdict = Judge.judge(facts, aged, TestAuthority.AT, Purpose.SIGN);

        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.recheckAt()).contains(Instant.parse("2026-06-01T06:00:00.000000001Z"));
    }

    @Test
    void aClockThatIsAheadIsForgivenAsFarAsThePolicySays() {
        Facts facts = Facts.of(CA.list(), der(LEAF), List.of(), List.of())
                .withOcsp(List.of(forge().made("2026-06-01T00:00:30Z")
                        .from("2026-06-01T00:00:30Z")
                        .about(LEAF)));
        Policy minute = Policy.standard().with(Freshness.asTheAnswerSays().withSkew(Duration.ofSeconds(30)));

        assertThat(judge(facts).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(Judge.judge(facts, minute, TestAuthority.AT, Purpose.SIGN).valid())
                .isTrue();
    }

    private static Wish answering(Wish wish) {
        return uses(KeyPurposeId.id_kp_OCSPSigning)
                .apply(wish)
                .with(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    }

    private static UnaryOperator<Wish> uses(KeyPurposeId use) {
        return wish -> wish.with(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(use));
    }

    private static OcspForge forge() {
        return new OcspForge(CA);
    }

    private static Arguments is(String what, OcspForge forge) {
        return Arguments.of(what, forge);
    }

    private static Verdict judge(TestAuthority authority, X509Certificate leaf, byte[]... answers) {
        return judge(Facts.of(authority.list(), der(leaf), List.of(), List.of()).withOcsp(List.of(answers)));
    }

    private static Verdict judge(List<byte[]> lists, byte[]... answers) {
        return judge(Facts.of(CA.list(), der(LEAF), List.of(), lists).withOcsp(List.of(answers)));
    }

    private static Verdict judge(Facts facts) {
        return Judge.judge(facts, Policy.standard(), TestAuthority.AT, Purpose.SIGN);
    }

    private static byte[] der(X509Certificate certificate) {
        return Certificates.encoded(certificate);
    }
}
