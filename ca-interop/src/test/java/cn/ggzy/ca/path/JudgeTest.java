package cn.ggzy.ca.path;

import static cn.ggzy.ca.path.TestAuthority.AT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.TestAuthority.Wish;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {
    private static final ASN1ObjectIdentifier PRIVATE = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7");
    private static final ASN1ObjectIdentifier ORGANISATION = new ASN1ObjectIdentifier("1.2.156.10260.4.1.4");
    private static final TestAuthority LISTED = TestAuthority.root(KeyFamily.SM2);

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void everyFamilyIsJudgedThroughTheSameDoor(KeyFamily family) {
        TestAuthority authority = TestAuthority.root(family);
        Verdict verdict = judge(authority, authority.issue(), AT, Purpose.SIGN);

        assertThat(verdict.checks()).allMatch(check -> check.outcome() == Outcome.PASSED);
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.checks()).extracting(Check::id).containsExactly(CheckId.values());
        assertThat(verdict.identity().orElseThrow().uscc().orElseThrow().value())
                .isEqualTo(TestAuthority.USCC);
    }

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void anIntermediateIsTakenFromTheHandedInChain(KeyFamily family) {
        TestAuthority root = TestAuthority.root(family);
        TestAuthority below = root.below(wish -> wish);
        byte[] leaf = der(below.issue());
        List<byte[]> chain = List.of(der(below.certificate));

        assertThat(judge(root.list(), leaf, chain, List.of(below.crl(), root.crl()))
                        .valid())
                .isTrue();
        assertThat(judge(root.list(), leaf, List.of(), List.of(below.crl(), root.crl()))
                        .reason())
                .isEqualTo(Reason.SERVICE_NOT_LISTED);
        assertThat(judge(root.list(), leaf, chain, List.of(below.crl())).reason())
                .as("the intermediate needs a revocation list too")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    static Stream<Arguments> wrongCertificates() {
        return Stream.of(
                wrong(
                        "a strange critical extension",
                        Reason.STRUCTURE_WRONG,
                        w -> w.with(PRIVATE, true, DERNull.INSTANCE)),
                wrong(
                        "an authority as end entity",
                        Reason.STRUCTURE_WRONG,
                        w -> w.with(Extension.basicConstraints, true, new BasicConstraints(true))),
                wrong(
                        "may sign certificates",
                        Reason.STRUCTURE_WRONG,
                        w -> w.usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)),
                wrong("serial number zero", Reason.STRUCTURE_WRONG, w -> w.serial(BigInteger.ZERO)),
                wrong("serial number negative", Reason.STRUCTURE_WRONG, w -> w.serial(BigInteger.TEN.negate())),
                wrong(
                        "serial number of 21 octets",
                        Reason.STRUCTURE_WRONG,
                        w -> w.serial(BigInteger.ONE.shiftLeft(160))),
                wrong("no subject, and no critical alternative name", Reason.STRUCTURE_WRONG, w -> w.subject("")),
                wrong(
                        "name constraints in an end entity",
                        Reason.STRUCTURE_WRONG,
                        w -> w.with(
                                Extension.nameConstraints, true, new NameConstraints(subtrees("O=Works,C=CN"), null))),
                wrong(
                        "not valid yet",
                        Reason.NOT_YET_VALID,
                        w -> w.valid("2026-06-01T00:00:01Z", "2027-01-01T00:00:00Z")),
                wrong("expired", Reason.EXPIRED, w -> w.valid("2026-01-01T00:00:00Z", "2026-05-31T23:59:59Z")),
                wrong("no key usage", Reason.WRONG_KEY_OF_PAIR, Wish::none),
                wrong(
                        "the encryption key of the pair",
                        Reason.WRONG_KEY_OF_PAIR,
                        w -> w.usage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment)),
                wrong(
                        "a web server's",
                        Reason.WRONG_KEY_OF_PAIR,
                        w -> w.with(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))),
                wrong("nobody in it", Reason.IDENTITY_NOT_FOUND, w -> w.subject("CN=Somebody")),
                wrong(
                        "two organisations in it",
                        Reason.IDENTITY_CONFLICT,
                        w -> w.with(ORGANISATION, false, new DERPrintableString("91110000101623741K"))),
                wrong(
                        "another authority's key identifier",
                        Reason.STRUCTURE_WRONG,
                        w -> w.with(
                                Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[] {1}))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongCertificates")
    void refusesBySayingWhatIsWrong(String what, Reason reason, UnaryOperator<Wish> change) {
        TestAuthority authority = TestAuthority.root(
                KeyFamily.SM2,
                wish -> wish.with(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {9})));
        assertThat(judge(authority, authority.issue(), AT, Purpose.SIGN).valid())
                .isTrue();

        Verdict verdict = judge(authority, authority.issue(change), AT, Purpose.SIGN);

        assertThat(verdict.status()).isEqualTo(Verdict.Status.INVALID);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.reason().zh()).isNotBlank();
    }

    @Test
    void eachKeyOfAPairServesItsOwnPurposesOnly() {
        X509Certificate signing = LISTED.issue(w -> w.usage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        X509Certificate encryption = LISTED.issue(w -> w.usage(KeyUsage.keyEncipherment));

        assertThat(judge(LISTED, signing, AT, Purpose.SIGN).valid()).isTrue();
        assertThat(judge(LISTED, signing, AT, Purpose.LOGIN).valid()).isTrue();
        assertThat(judge(LISTED, signing, AT, Purpose.ENCRYPT).reason()).isEqualTo(Reason.WRONG_KEY_OF_PAIR);
        assertThat(judge(LISTED, encryption, AT, Purpose.ENCRYPT).valid()).isTrue();
        assertThat(judge(LISTED, encryption, AT, Purpose.SIGN).reason()).isEqualTo(Reason.WRONG_KEY_OF_PAIR);
        assertThat(judge(LISTED, encryption, AT, Purpose.LOGIN).reason()).isEqualTo(Reason.WRONG_KEY_OF_PAIR);
    }

    static Stream<Arguments> wrongAuthorities() {
        return Stream.of(
                wrong(
                        "basic constraints not critical",
                        Reason.STRUCTURE_WRONG,
                        w -> w.with(Extension.basicConstraints, false, new BasicConstraints(true))),
                wrong("may not sign certificates", Reason.STRUCTURE_WRONG, w -> w.usage(KeyUsage.cRLSign)),
                wrong(
                        "strange critical extension",
                        Reason.STRUCTURE_WRONG,
                        w -> w.with(PRIVATE, true, DERNull.INSTANCE)),
                wrong(
                        "name constraints not critical",
                        Reason.STRUCTURE_WRONG,
                        w -> w.with(Extension.nameConstraints, false, new NameConstraints(subtrees("C=CN"), null))),
                wrong(
                        "constrained to another country",
                        Reason.CONSTRAINTS_BROKEN,
                        w -> w.with(Extension.nameConstraints, true, new NameConstraints(subtrees("C=DE"), null))),
                wrong(
                        "excludes the subject",
                        Reason.CONSTRAINTS_BROKEN,
                        w -> w.with(Extension.nameConstraints, true, new NameConstraints(null, subtrees("C=CN")))),
                wrong(
                        "only for web servers",
                        Reason.STRUCTURE_WRONG,
                        w -> w.with(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))),
                wrong("expired", Reason.EXPIRED, w -> w.valid("2026-01-01T00:00:00Z", "2026-05-31T23:59:59Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAuthorities")
    void theListedAuthorityItselfIsHeldToTheRules(String what, Reason reason, UnaryOperator<Wish> change) {
        TestAuthority authority = TestAuthority.root(KeyFamily.P256, change);
        X509Certificate leaf = authority.issue(JudgeTest::forClients);

        assertThat(judge(authority, leaf, AT, Purpose.SIGN).reason()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAuthorities")
    void anIntermediateIsHeldToTheSameRules(String what, Reason reason, UnaryOperator<Wish> change) {
        TestAuthority root = TestAuthority.root(KeyFamily.P256);
        TestAuthority below = root.below(change);
        byte[] leaf = der(below.issue(JudgeTest::forClients));

        Verdict verdict = judge(root.list(), leaf, List.of(der(below.certificate)), List.of(below.crl(), root.crl()));

        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void thePathLengthOfTheAnchorCounts() {
        TestAuthority root = TestAuthority.root(
                KeyFamily.SM2, wish -> wish.with(Extension.basicConstraints, true, new BasicConstraints(0)));
        TestAuthority below = root.below(wish -> wish);

        assertThat(judge(root, root.issue(), AT, Purpose.SIGN).valid()).isTrue();
        assertThat(judge(
                                root.list(),
                                der(below.issue()),
                                List.of(der(below.certificate)),
                                List.of(below.crl(), root.crl()))
                        .reason())
                .isEqualTo(Reason.STRUCTURE_WRONG);
    }

    @Test
    void whoIsInsideTheNameConstraintsIsValid() {
        TestAuthority root = TestAuthority.root(
                KeyFamily.RSA,
                wish -> wish.with(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(subtrees("C=CN,O=Works"), subtrees("C=CN,O=Mine"))));

        assertThat(judge(root, root.issue(), AT, Purpose.SIGN).valid()).isTrue();
    }

    @Test
    void nameConstraintsReachAlternativeNamesToo() {
        TestAuthority root = TestAuthority.root(
                KeyFamily.SM2,
                wish -> wish.with(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(
                                new GeneralSubtree[] {
                                    new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "works.cn"))
                                },
                                null)));
        assertThat(judge(root, root.issue(mail("a@works.cn")), AT, Purpose.SIGN).valid())
                .isTrue();
        assertThat(judge(root, root.issue(mail("a@other.cn")), AT, Purpose.SIGN).reason())
                .isEqualTo(Reason.CONSTRAINTS_BROKEN);
    }

    @Test
    void aForgedSignatureOfTheListedNameIsRefused() {
        TestAuthority forger = TestAuthority.root(KeyFamily.SM2);

        assertThat(judge(LISTED.list(), der(forger.issue()), List.of(), List.of(LISTED.crl()))
                        .reason())
                .isEqualTo(Reason.SIGNATURE_WRONG);
    }

    @Test
    void weakAlgorithmsAndKeysAreRefused() throws Exception {
        TestAuthority rsa = TestAuthority.root(KeyFamily.RSA);
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA", Bc.provider());
        small.initialize(1024);
        KeyPairGenerator odd = KeyPairGenerator.getInstance("EC", Bc.provider());
        odd.initialize(new java.security.spec.ECGenParameterSpec("brainpoolP256r1"));

        assertThat(judge(rsa, rsa.issue(w -> w.signedBy("SHA1WITHRSA")), AT, Purpose.SIGN)
                        .reason())
                .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        assertThat(judge(rsa, rsa.issue(w -> w.key(small.generateKeyPair().getPublic())), AT, Purpose.SIGN)
                        .reason())
                .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        assertThat(judge(rsa, rsa.issue(w -> w.key(odd.generateKeyPair().getPublic())), AT, Purpose.SIGN)
                        .reason())
                .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void aCriticalExtensionThatTheProfileExplainsIsNoStranger() {
        X509Certificate leaf =
                LISTED.issue(w -> w.with(ORGANISATION, true, new DERPrintableString(TestAuthority.USCC)));

        assertThat(judge(LISTED, leaf, AT, Purpose.SIGN).valid()).isTrue();
    }

    @Test
    void aCheckDigitThatFailsIsAWarningAndARefusalOnlyWhenThePolicySaysSo() {
        X509Certificate leaf =
                LISTED.issue(w -> w.subject("CN=Zhang San,2.5.4.97=NTRCN-91350200MA2YJ1XR9A,O=Works,C=CN"));
        Facts facts = Facts.of(LISTED.list(), der(leaf), List.of(), List.of(LISTED.crl()));

        Verdict mild = Judge.judge(facts, Policy.standard(), AT, Purpose.SIGN);
        assertThat(mild.valid()).isTrue();
        assertThat(mild.check(CheckId.CHECK_DIGIT).orElseThrow().outcome()).isEqualTo(Outcome.WARNED);
        Policy hard = Policy.standard().with(CheckId.CHECK_DIGIT, Level.FAIL);
        assertThat(Judge.judge(facts, hard, AT, Purpose.SIGN).reason()).isEqualTo(Reason.IDENTITY_BAD_CHECK_DIGIT);
    }

    @Test
    void aListThatCouldNotBeLoadedSettlesNothing() {
        byte[] leaf = der(LISTED.issue());
        for (String text :
                List.of("", "{}", "[]", "not json", LISTED.list().toJson().replace("GRANTED", "LIKED"))) {
            Verdict verdict = Judge.judge(
                    Facts.of(text, leaf, List.of(), List.of(LISTED.crl())), Policy.standard(), AT, Purpose.SIGN);
            assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDETERMINED);
            assertThat(verdict.reason()).isEqualTo(Reason.TRUST_LIST_UNAVAILABLE);
        }
    }

    @Test
    void aStaleListSettlesNothing() {
        TrustList list = LISTED.list();
        TrustList stale = new TrustList(
                1,
                Optional.empty(),
                list.issued(),
                Optional.of(AT),
                list.governors(),
                list.services(),
                list.profiles());

        Verdict verdict = judge(stale, der(LISTED.issue()), List.of(), List.of(LISTED.crl()));

        assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDETERMINED);
        assertThat(verdict.reason()).isEqualTo(Reason.TRUST_LIST_STALE);
    }

    @Test
    void octetsThatAreNoCertificateAreMalformed() {
        byte[] good = der(LISTED.issue());
        byte[] longer = java.util.Arrays.copyOf(good, good.length + 1);
        byte[] shorter = java.util.Arrays.copyOf(good, good.length - 1);
        for (byte[] octets : List.of(new byte[0], new byte[] {0x30, 0}, longer, shorter, new byte[70_000])) {
            Verdict verdict = judge(LISTED.list(), octets, List.of(), List.of(LISTED.crl()));
            assertThat(verdict.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(verdict.status()).isEqualTo(Verdict.Status.INVALID);
        }
    }

    @Test
    void theAuthorityMustBeGrantedWhenItIssuedAndWhenAsked() {
        assertThat(under(LISTED.service(ServiceStatus.GRANTED, AT)).reason()).isEqualTo(Reason.SERVICE_NOT_YET_GRANTED);
        assertThat(under(LISTED.service(ServiceStatus.GRANTED, TestAuthority.FROM, period(ServiceStatus.SUSPENDED, AT)))
                        .reason())
                .isEqualTo(Reason.SERVICE_SUSPENDED);
        assertThat(under(LISTED.service(ServiceStatus.GRANTED, TestAuthority.FROM, period(ServiceStatus.WITHDRAWN, AT)))
                        .reason())
                .isEqualTo(Reason.SERVICE_WITHDRAWN);
        assertThat(under(LISTED.service(
                                ServiceStatus.GRANTED,
                                TestAuthority.FROM,
                                period(ServiceStatus.SUSPENDED, AT.plusMillis(1))))
                        .valid())
                .as("suspended a millisecond later")
                .isTrue();
        assertThat(under(LISTED.service(ServiceStatus.SUSPENDED, TestAuthority.FROM, period(ServiceStatus.GRANTED, AT)))
                        .reason())
                .as("issued while suspended")
                .isEqualTo(Reason.SERVICE_SUSPENDED);
    }

    @Test
    void theAuthorityMustBeListedForThePurpose() {
        TrustService all = LISTED.service();
        TrustService loginOnly = new TrustService(
                all.id(),
                all.name(),
                all.certificate(),
                all.chain(),
                Set.of(Purpose.LOGIN),
                all.history(),
                all.profile());

        assertThat(under(loginOnly).reason()).isEqualTo(Reason.SERVICE_PURPOSE);
    }

    static Stream<Arguments> uselessLists() {
        return Stream.of(
                Arguments.of("none", List.of()),
                Arguments.of("not begun", List.of(LISTED.crl("2026-06-01T00:00:01Z", "2026-06-02T00:00:00Z"))),
                Arguments.of("over", List.of(LISTED.crl("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z"))),
                Arguments.of("without an end", List.of(LISTED.crl("2026-05-01T00:00:00Z", ""))),
                Arguments.of(
                        "another authority's",
                        List.of(TestAuthority.root(KeyFamily.P256).crl())),
                Arguments.of(
                        "a forger's under the same name",
                        List.of(TestAuthority.root(KeyFamily.SM2).crl())),
                Arguments.of("broken octets", List.of(new byte[] {0x30, 1, 2, 3})),
                Arguments.of(
                        "a delta",
                        List.of(LISTED.crl(JudgeTest::delta, "2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uselessLists")
    void withoutARevocationListInForceNothingIsSettled(String what, List<byte[]> lists) {
        Verdict verdict = judge(LISTED.list(), der(LISTED.issue()), List.of(), lists);

        assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDETERMINED);
        assertThat(verdict.reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void revokedIsRevokedFromTheInstantOnAndByAnyListInForce() {
        X509Certificate leaf = LISTED.issue();
        byte[] wide = LISTED.crl("2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", leaf);
        byte[] silent = LISTED.crl("2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z");

        assertThat(at("2026-05-14T23:59:59Z", leaf, wide).valid()).isTrue();
        assertThat(at("2026-05-15T00:00:00Z", leaf, wide).reason()).isEqualTo(Reason.REVOKED);
        assertThat(at("2026-06-01T00:00:00Z", leaf, silent, wide).reason()).isEqualTo(Reason.REVOKED);
        assertThat(at("2026-06-01T00:00:00Z", LISTED.issue(), wide).valid()).isTrue();
    }

    @Test
    void aRevokedIntermediateTakesItsCertificatesAlong() {
        TestAuthority below = LISTED.below(wish -> wish);
        byte[] revoked = LISTED.crl("2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z", below.certificate);

        assertThat(judge(
                                LISTED.list(),
                                der(below.issue()),
                                List.of(der(below.certificate)),
                                List.of(below.crl(), revoked))
                        .reason())
                .isEqualTo(Reason.REVOKED);
    }

    @Test
    void aPolicyMayAskForAYoungerList() {
        Facts facts = Facts.of(LISTED.list(), der(LISTED.issue()), List.of(), List.of(LISTED.crl()));

        assertThat(Judge.judge(facts, Policy.standard().withMaxCrlAge(Duration.ofHours(24)), AT, Purpose.SIGN)
                        .valid())
                .isTrue();
        assertThat(Judge.judge(facts, Policy.standard().withMaxCrlAge(Duration.ofHours(23)), AT, Purpose.SIGN)
                        .reason())
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void rememberedResultsAnswerAsFreshOnesDo() {
        X509Certificate leaf = LISTED.issue();
        byte[] crl = LISTED.crl();
        Verdict first = at(AT.toString(), leaf, crl);

        assertThat(at(AT.toString(), leaf, crl)).isEqualTo(first);
        assertThat(at("2027-01-01T00:00:01Z", leaf, LISTED.crl()).reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void helpersInACircleOrInGreatNumberEndTheSearch() {
        TestAuthority root = TestAuthority.root(KeyFamily.P256);
        TestAuthority one = root.below(w -> w.subject("CN=One"));
        List<byte[]> many = Stream.generate(() -> der(one.below(w -> w.subject("CN=One")).certificate))
                .limit(30)
                .toList();

        assertThat(judge(LISTED.list(), der(one.issue()), many, List.of()).reason())
                .isEqualTo(Reason.SERVICE_NOT_LISTED);
    }

    @Test
    void anIntermediateThatEndedBeforeTheCertificateBeganIsExpired() {
        TestAuthority below = LISTED.below(wish -> wish.valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"));
        byte[] leaf = der(below.issue(wish -> wish.valid("2026-03-01T00:00:00Z", "2027-01-01T00:00:00Z")));
        Facts facts =
                Facts.of(LISTED.list(), leaf, List.of(der(below.certificate)), List.of(below.crl(), LISTED.crl()));

        assertThat(Judge.judge(facts, Policy.standard(), AT, Purpose.SIGN).reason())
                .isEqualTo(Reason.EXPIRED);
        Policy lenient = Policy.standard().with(CheckId.VALIDITY, Level.WARN);
        assertThat(Judge.judge(facts, lenient, AT, Purpose.SIGN).status())
                .as("never valid, because nothing could be validated at one instant")
                .isEqualTo(Verdict.Status.UNDETERMINED);
    }

    @Test
    void aHelperThatCannotBeReadIsLeftOutWithAReason() {
        Verdict verdict =
                judge(LISTED.list(), der(LISTED.issue()), List.of(new byte[] {0x30, 1}), List.of(LISTED.crl()));

        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.check(CheckId.FORMAT).orElseThrow().evidence()).contains("ignored helper 1");
    }

    static Stream<Arguments> anchorPolicies() {
        return Stream.of(
                Arguments.of("required and none named", requires(0), named(), Reason.CONSTRAINTS_BROKEN),
                Arguments.of(
                        "required and the authority's own",
                        requires(0).andThen(named("1.2.3.1")),
                        named("1.2.3.1"),
                        Reason.OK),
                Arguments.of(
                        "required and another",
                        requires(0).andThen(named("1.2.3.1")),
                        named("1.2.3.2"),
                        Reason.CONSTRAINTS_BROKEN),
                Arguments.of(
                        "required and the authority names none",
                        requires(0),
                        named("1.2.3.1"),
                        Reason.CONSTRAINTS_BROKEN),
                Arguments.of("required after one, and none named", requires(1), named(), Reason.CONSTRAINTS_BROKEN),
                Arguments.of("required only far below", requires(2), named(), Reason.OK),
                Arguments.of(
                        "any policy is inhibited",
                        requires(0).andThen(named("1.2.3.1")).andThen(inhibitsAny()),
                        named("2.5.29.32.0"),
                        Reason.CONSTRAINTS_BROKEN),
                Arguments.of(
                        "any policy stands for all",
                        requires(0).andThen(named("1.2.3.1")),
                        named("2.5.29.32.0"),
                        Reason.OK),
                Arguments.of("named but not required", named("1.2.3.1"), named("1.2.3.2"), Reason.OK));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("anchorPolicies")
    void thePolicyRulesOfTheAnchorReachBelowIt(
            String what, Function<Wish, Wish> anchor, Function<Wish, Wish> leaf, Reason reason) {
        TestAuthority authority = TestAuthority.root(KeyFamily.P256, anchor::apply);

        assertThat(judge(authority, authority.issue(leaf::apply), AT, Purpose.SIGN)
                        .reason())
                .isEqualTo(reason);
    }

    private static Function<Wish, Wish> requires(int skip) {
        return wish ->
                wish.with(Extension.policyConstraints, true, new PolicyConstraints(BigInteger.valueOf(skip), null));
    }

    private static Function<Wish, Wish> inhibitsAny() {
        return wish -> wish.with(Extension.inhibitAnyPolicy, true, new ASN1Integer(0));
    }

    private static Function<Wish, Wish> named(String... policies) {
        return wish -> policies.length == 0
                ? wish
                : wish.with(
                        Extension.certificatePolicies,
                        false,
                        new CertificatePolicies(Stream.of(policies)
                                .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid)))
                                .toArray(PolicyInformation[]::new)));
    }

    private static Arguments wrong(String what, Reason reason, UnaryOperator<Wish> change) {
        return Arguments.of(what, reason, change);
    }

    private static Wish forClients(Wish wish) {
        return wish.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    }

    private static UnaryOperator<Wish> mail(String address) {
        return wish -> wish.with(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)));
    }

    private static org.bouncycastle.cert.X509v2CRLBuilder delta(org.bouncycastle.cert.X509v2CRLBuilder builder) {
        try {
            return builder.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static GeneralSubtree[] subtrees(String name) {
        return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name(name)))};
    }

    private static StatusPeriod period(ServiceStatus status, Instant from) {
        return new StatusPeriod(status, from, Optional.of("a decision"));
    }

    private static Verdict under(TrustService service) {
        return judge(TestAuthority.list(service), der(LISTED.issue()), List.of(), List.of(LISTED.crl()));
    }

    private static Verdict at(String instant, X509Certificate leaf, byte[]... crls) {
        return Judge.judge(
                Facts.of(LISTED.list(), der(leaf), List.of(), List.of(crls)),
                Policy.standard(),
                Instant.parse(instant),
                Purpose.SIGN);
    }

    private static Verdict judge(TestAuthority authority, X509Certificate leaf, Instant at, Purpose purpose) {
        return Judge.judge(
                Facts.of(authority.list(), der(leaf), List.of(), List.of(authority.crl())),
                Policy.standard(),
                at,
                purpose);
    }

    private static Verdict judge(TrustList list, byte[] leaf, List<byte[]> chain, List<byte[]> crls) {
        return Judge.judge(Facts.of(list, leaf, chain, crls), Policy.standard(), AT, Purpose.SIGN);
    }

    private static byte[] der(X509Certificate certificate) {
        return Certificates.encoded(certificate);
    }
}
