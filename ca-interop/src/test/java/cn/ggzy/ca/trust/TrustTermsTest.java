package cn.ggzy.ca.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.Meaning;
import cn.ggzy.ca.identity.Place;
import cn.ggzy.ca.identity.ProfileTest;
import cn.ggzy.ca.identity.Provenance;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.PracticeProvince;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list may say beyond that an authority counts: written only when it is said, read strictly, and asked as pure questions. */
class TrustTermsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T01:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final String OLD_DIGEST = "403300e3c83eababe66ff4c2042e3ae717d9268ffcc3476a46b5f50db93e96c7";

    private static TrustList first;
    private static TrustList rich;
    private static X509Certificate holder;

    @BeforeAll
    static void makeAListThatSaysEverything(@TempDir Path directory) {
        PracticeProvince province = PracticeProvince.openOrCreate(directory, Clock.fixed(NOW, ZoneOffset.UTC));
        first = province.trustList();
        holder = first.governor("centre").orElseThrow().certificate();
        rich = rich(everything());
    }

    @Test
    void aListFromBeforeTheseMembersKeepsItsDigest() throws IOException {
        String old = Files.readString(Path.of("src/test/resources/trust/list-of-level-1.json"));

        TrustList read = TrustList.parse(old);

        assertThat(read.toJson()).isEqualTo(old);
        assertThat(read.digest()).isEqualTo(OLD_DIGEST);
        assertThat(Digests.hex(Digests.sha256(old.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(OLD_DIGEST);
        assertThat(read.terms()).isEqualTo(ListTerms.NONE);
        assertThat(read.services())
                .allSatisfy(service -> assertThat(service.terms()).isEqualTo(ServiceTerms.NONE));
    }

    @Test
    void everythingIsReadAsItWasWrittenAndKeptInTheNextVersion() {
        TrustList again = TrustList.parse(rich.toJson());
        StatusPeriod suspended = new StatusPeriod(ServiceStatus.SUSPENDED, LATER, Optional.of("决定 2"));
        TrustList next = again.next("practice-sm2", suspended, NOW);

        assertThat(again.toJson()).isEqualTo(rich.toJson());
        assertThat(next.terms().pointers()).hasSize(1);
        assertThat(next.service("practice-sm2").orElseThrow().terms()).isEqualTo(everything());
    }

    @Test
    void theSchemaHoldsForWhatIsWrittenAndOnlyForThat() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "trust-list.schema.json")), InputFormat.JSON);

        assertThat(schema.validate(first.toJson(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(rich.toJson(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(
                        rich.toJson().replace("\"encKeyEscrow\":true", "\"encKeyEscrow\":\"yes\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(
                        rich.toJson().replace("\"threshold\":1,", "\"threshold\":1,\"more\":1,"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theSchemaNamesEveryConstant() throws IOException {
        String schema = Files.readString(Path.of("..", "docs", "trust-list.schema.json"));

        for (Class<? extends Enum<?>> type : List.of(
                Purpose.class,
                ServiceKind.class,
                SubjectKind.class,
                Medium.class,
                NonceRule.class,
                ServiceStatus.class,
                Meaning.class,
                Pointer.Form.class)) {
            for (Enum<?> constant : type.getEnumConstants()) {
                assertThat(schema).contains("\"" + constant.name() + "\"");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"LEGAL\"` | `\"LEGAL\",\"LEGAL\"`",
                "`\"LEGAL\"` | `\"ANYBODY\"`",
                "`\"COSIGN\",` | `\"PAPER\",`",
                "`\"encKeyEscrow\":true` | `\"encKeyEscrow\":1`",
                "`\"maxPath\":0` | `\"maxPath\":9`",
                "`\"permittedDn\":[\"C=CN\"]` | `\"permittedDn\":[\"nobody\"]`",
                "`\"permittedDn\":[\"C=CN\"]` | `\"permittedDn\":[\"\"]`",
                "`\"SM2-SM3\"` | `\"SM4-SM3\"`",
                "`\"RSA2048-SHA256\"` | `\"RSA-SHA256\"`",
                "`\"P256-SHA256\"` | `\"P2561024-SHA256\"`",
                "`\"userId\":\"3132\"` | `\"userId\":\"313\"`",
                "`\"dialects\":[\"STANDARD\"]` | `\"dialects\":[\"any one\"]`",
                "`\"maxAge\":\"PT12H\"` | `\"maxAge\":\"P1D\"`",
                "`\"maxAge\":\"PT12H\"` | `\"maxAge\":\"PT0S\"`",
                "`\"maxAge\":\"PT12H\"` | `\"maxAge\":\"soon\"`",
                "`\"LOGIN\":\"PT24H\"` | `\"BREAKFAST\":\"PT24H\"`",
                "`\"nonce\":\"OPTIONAL\"` | `\"nonce\":\"MAYBE\"`",
                "`http://ocsp.example/` | `ldap://ocsp.example/`",
                "`http://ocsp.example/` | `http://me:you@ocsp.example/`",
                "`http://ocsp.example/` | `http:///`",
                "`\"kind\":\"CA_DUAL\"` | `\"kind\":\"CA\"`",
                "`\"to\":\"2026-03-01T02:00:00Z\"` | `\"to\":\"2026-01-01T02:00:00Z\"`",
                "`\"territory\":\"CN-62\"` | `\"territory\":\"甘肃\"`",
                "`\"territory\":\"CN-51\"` | `\"territory\":\"\"`",
                "`\"uscc\":\"91350200MA2YJ1XR9G\"` | `\"uscc\":\"91350200MA2YJ1XR9I\"`",
                "`\"threshold\":2` | `\"threshold\":0`",
                "`\"kinds\":[\"CA_DUAL\"],` | ``",
                "`\"form\":\"GGZY\"` | `\"form\":\"PDF\"`",
                "`\"profile\":\"practice-rsa/1\",\"signers\"` | `\"profile\":\"nobody/1\",\"signers\"`"
            })
    void whatIsUnknownOrOddlySpeltIsRefused(String from, String to) {
        assertThat(rich.toJson()).contains(from);
        String wrong = rich.toJson().replace(from, to == null ? "" : to);

        assertThatThrownBy(() -> TrustList.parse(wrong))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).code())
                .isEqualTo("trust.malformed");
    }

    @Test
    void aPeriodWithAnEndOfItsOwnLeavesNothingBehindIt() {
        TrustService service = rich.service("practice-sm2").orElseThrow();

        assertThat(service.at(LATER.minusMillis(1))).isPresent();
        assertThat(service.at(LATER)).isEmpty();
        assertThat(service.changeAfter(NOW)).contains(LATER);
        assertThat(service.changeAfter(LATER)).isEmpty();
    }

    @Test
    void aListIsStaleAfterItsNextUpdateAndUnusableAfterItsLastDay() {
        assertThat(rich.currency(NOW)).isEqualTo(TrustList.Currency.CURRENT);
        assertThat(rich.currency(LATER)).isEqualTo(TrustList.Currency.STALE);
        assertThat(rich.currency(LATER.plusSeconds(60))).isEqualTo(TrustList.Currency.STALE);
        assertThat(rich.currency(LATER.plusSeconds(61))).isEqualTo(TrustList.Currency.UNUSABLE);
        assertThat(first.currency(Instant.MAX)).isEqualTo(TrustList.Currency.CURRENT);
    }

    @Test
    void whoeverSaysNothingRestrictsNothing() {
        assertThat(ServiceTerms.NONE.breaches(List.of(holder), person(), Optional.of(Medium.COSIGN)))
                .isEmpty();
        assertThat(everything().breaches(List.of(holder), organisation(), Optional.of(Medium.TOKEN)))
                .isEmpty();
    }

    @Test
    void aPersonOrAMediumThatIsNotListedIsNamed() {
        ServiceTerms terms = everything();

        assertThat(terms.breaches(List.of(holder), person(), Optional.of(Medium.TOKEN)))
                .extracting(Breach::kind)
                .containsExactly(Breach.Kind.SUBJECT_NOT_ADMITTED);
        assertThat(new ServiceTerms(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Set.of(Medium.TOKEN)),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        .breaches(List.of(holder), person(), Optional.of(Medium.COSIGN)))
                .extracting(Breach::kind)
                .containsExactly(Breach.Kind.MEDIUM_NOT_ALLOWED);
    }

    @Test
    void whatGoesBeyondTheAgreementIsNamed() {
        Instant begins = holder.getNotBefore().toInstant();

        assertThat(breaches(limits(List.of("C=CN,O=Nobody"), 1, begins, begins.plusSeconds(1))))
                .containsExactly(Breach.Kind.NAME_OUTSIDE);
        assertThat(breaches(limits(List.of("C=CN,O=练习"), 1, begins, begins.plusSeconds(1))))
                .as("a part that only begins alike")
                .containsExactly(Breach.Kind.NAME_OUTSIDE);
        assertThat(breaches(limits(List.of("C=DE", "C=CN"), 1, begins, begins.plusSeconds(1))))
                .isEmpty();
        assertThat(breaches(limits(List.of(), 1, begins.plusSeconds(1), begins.plusSeconds(2))))
                .containsExactly(Breach.Kind.ISSUED_OUTSIDE);
        assertThat(breaches(limits(List.of(), 1, begins.minusSeconds(1), begins)))
                .containsExactly(Breach.Kind.ISSUED_OUTSIDE);
        assertThat(limits(List.of(), 0, begins, begins.plusSeconds(1)).breaches(List.of(holder, holder)))
                .extracting(Breach::kind)
                .containsExactly(Breach.Kind.PATH_TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({"SM2-SM3,true", "SM2-SHA256,false", "P256-SM3,false", "RSA2048-SHA256,false", "P256-SHA256,false"})
    void anAlgorithmIsTheHoldersKeyAndTheAuthoritysDigest(String text, boolean fits) {
        X509Certificate sm2 = first.service("practice-sm2").orElseThrow().certificate();

        assertThat(ListedAlgorithm.of(text).orElseThrow().fits(sm2)).isEqualTo(fits);
    }

    @Test
    void ofTheRsaKeysTheListedLengthAndLongerOnesCount() {
        X509Certificate rsa = first.service("practice-rsa").orElseThrow().certificate();

        assertThat(ListedAlgorithm.of("RSA2048-SHA256").orElseThrow().fits(rsa)).isTrue();
        assertThat(ListedAlgorithm.of("RSA3072-SHA256").orElseThrow().fits(rsa)).isFalse();
    }

    @Test
    void aUseThatIsNotNamedHasNoGrace() {
        RevocationHabits habits = everything().revocation().orElseThrow();

        assertThat(habits.graceFor(Purpose.LOGIN)).isEqualTo(Duration.ofHours(24));
        assertThat(habits.graceFor(Purpose.SIGN)).isEqualTo(Duration.ZERO);
    }

    @Test
    void theLinterSeesWhatIsOddInTheTerms() {
        ServiceTerms nobody = new ServiceTerms(
                Optional.empty(),
                Optional.of(Set.of()),
                Optional.of(Set.of()),
                Optional.of(new IssuingLimits(List.of(), Optional.empty(), Optional.of(LATER), Optional.of(NOW))),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Pointer odd = new Pointer(
                "CN-62",
                "https://x.example/",
                Pointer.Form.ETSI_119612,
                List.of(),
                1,
                Optional.empty(),
                Optional.empty());
        Pointer deaf = new Pointer(
                "CN-51",
                "https://y.example/",
                Pointer.Form.GGZY,
                List.of(holder),
                1,
                Optional.of(new PointerFilter(Set.of(), Set.of())),
                Optional.empty());
        TrustList list = rich(
                nobody,
                service -> withHistory(
                        service,
                        new StatusPeriod(
                                ServiceStatus.GRANTED,
                                NOW.minusSeconds(300),
                                Optional.of(NOW.minusSeconds(200)),
                                Optional.empty()),
                        new StatusPeriod(
                                ServiceStatus.SUSPENDED, NOW.minusSeconds(100), Optional.of(LATER), Optional.empty()),
                        new StatusPeriod(ServiceStatus.GRANTED, NOW, Optional.of(LATER), Optional.empty())));
        list = withTerms(
                list,
                new ListTerms(
                        Optional.of("CN-62"), Optional.empty(), Optional.of(NOW), Optional.of(3), List.of(odd, deaf)));

        assertThat(TrustListLinter.lint(list, NOW))
                .extracting(remark -> remark.finding().name() + " " + remark.about())
                .contains(
                        "NO_SUBJECT practice-sm2",
                        "NO_MEDIUM practice-sm2",
                        "ISSUING_TIME_EMPTY practice-sm2",
                        "HISTORY_GAP practice-sm2 " + NOW.minusSeconds(300),
                        "HISTORY_OVERLAPS practice-sm2 " + NOW.minusSeconds(100),
                        "HISTORY_ENDS practice-sm2 " + NOW,
                        "MUST_NOT_USE_AFTER_EARLY " + NOW,
                        "THRESHOLD_TOO_HIGH 3 of 2 governors",
                        "THRESHOLD_TOO_HIGH CN-62: 1 of 0",
                        "POINTER_WITHOUT_FILTER CN-62",
                        "POINTER_WITHOUT_PROFILE CN-62",
                        "POINTER_TO_ITSELF CN-62",
                        "POINTER_TAKES_NOTHING CN-51",
                        "RULE_WITHOUT_TEST practice-rsa/1 rule 0");
    }

    @Test
    void theLinterRunsTheTestsOfAProfile() {
        IdentityProfile rsa = first.profileOf(first.service("practice-rsa").orElseThrow());
        IdentityProfile wrong = new IdentityProfile(
                rsa.rules(), List.of(new ProfileTest(holder, Map.of(Meaning.USCC, "91350200MA2YJ1XR9G"))));
        TrustList list = new TrustList(
                1,
                Optional.empty(),
                NOW,
                Optional.empty(),
                first.governors(),
                List.of(first.service("practice-rsa").orElseThrow()),
                Map.of("practice-rsa/1", wrong));

        assertThat(TrustListLinter.lint(list, NOW))
                .extracting(TrustListLinter.Remark::finding)
                .contains(TrustListLinter.Finding.TEST_FAILS);
        assertThat(TrustListLinter.lint(rich, NOW))
                .extracting(TrustListLinter.Remark::finding)
                .doesNotContain(
                        TrustListLinter.Finding.TEST_FAILS,
                        TrustListLinter.Finding.GRACE_WITHOUT_PURPOSE,
                        TrustListLinter.Finding.POINTER_WITHOUT_FILTER,
                        TrustListLinter.Finding.THRESHOLD_TOO_HIGH);
    }

    private static List<Breach.Kind> breaches(IssuingLimits limits) {
        return limits.breaches(List.of(holder)).stream().map(Breach::kind).toList();
    }

    private static IssuingLimits limits(List<String> names, int maxPath, Instant from, Instant to) {
        return new IssuingLimits(names, Optional.of(maxPath), Optional.of(from), Optional.of(to));
    }

    private static SubjectIdentity organisation() {
        return identity(Meaning.USCC, "91350200MA2YJ1XR9G");
    }

    private static SubjectIdentity person() {
        return identity(Meaning.PERSON_ID, "P1");
    }

    private static SubjectIdentity identity(Meaning meaning, String value) {
        return new SubjectIdentity(List.of(new Provenance(meaning, value, 0, Place.RDN, "2.5.4.3", value)));
    }

    private static ServiceTerms everything() {
        return new ServiceTerms(
                Optional.of(ServiceKind.CA_DUAL),
                Optional.of(Set.of(SubjectKind.LEGAL)),
                Optional.of(Set.of(Medium.TOKEN, Medium.COSIGN)),
                Optional.of(new IssuingLimits(
                        List.of("C=CN"),
                        Optional.of(0),
                        Optional.of(NOW.minus(Duration.ofDays(400))),
                        Optional.of(LATER))),
                List.of(
                        ListedAlgorithm.of("SM2-SM3").orElseThrow(),
                        ListedAlgorithm.of("RSA2048-SHA256").orElseThrow(),
                        ListedAlgorithm.of("P256-SHA256").orElseThrow()),
                Optional.of(new Sm2Habits(Optional.of("3132"), List.of("STANDARD"))),
                Optional.of(new RevocationHabits(
                        List.of("http://ocsp.example/"),
                        List.of("https://crl.example/a.crl"),
                        Optional.of(Duration.ofHours(12)),
                        Map.of(Purpose.LOGIN, Duration.ofHours(24)),
                        Optional.of(NonceRule.OPTIONAL))),
                Optional.of(true));
    }

    private static TrustList rich(ServiceTerms terms) {
        return rich(
                terms,
                service -> withHistory(
                        service,
                        new StatusPeriod(
                                ServiceStatus.GRANTED,
                                service.history().get(0).from(),
                                Optional.of(Instant.parse("2026-03-01T02:00:00Z")),
                                Optional.of("协议 1"))));
    }

    private static TrustList rich(ServiceTerms terms, UnaryOperator<TrustService> change) {
        List<TrustService> services = first.services().stream()
                .map(service -> service.id().equals("practice-sm2") ? change.apply(with(service, terms)) : service)
                .toList();
        return new TrustList(
                1,
                Optional.empty(),
                NOW,
                Optional.of(LATER),
                first.governors(),
                services,
                first.profiles(),
                new ListTerms(
                        Optional.of("CN-62"),
                        Optional.of(new ListTerms.Operator("一个中心", new Uscc("91350200MA2YJ1XR9G"))),
                        Optional.of(LATER.plusSeconds(60)),
                        Optional.of(2),
                        List.of(new Pointer(
                                "CN-51",
                                "https://list.example/cn-51.json",
                                Pointer.Form.GGZY,
                                List.of(holder),
                                1,
                                Optional.of(new PointerFilter(
                                        Set.of(ServiceKind.CA_DUAL), Set.of(Purpose.LOGIN, Purpose.SIGN))),
                                Optional.of("practice-rsa/1")))));
    }

    private static TrustList withTerms(TrustList list, ListTerms terms) {
        return new TrustList(
                list.sequence(),
                list.previous(),
                list.issued(),
                list.nextUpdate(),
                list.governors(),
                list.services(),
                list.profiles(),
                terms);
    }

    private static TrustService with(TrustService service, ServiceTerms terms) {
        return new TrustService(
                service.id(),
                service.name(),
                service.certificate(),
                service.chain(),
                service.purposes(),
                service.history(),
                service.profile(),
                terms);
    }

    private static TrustService withHistory(TrustService service, StatusPeriod... periods) {
        return new TrustService(
                service.id(),
                service.name(),
                service.certificate(),
                service.chain(),
                service.purposes(),
                List.of(periods),
                service.profile(),
                service.terms());
    }
}
