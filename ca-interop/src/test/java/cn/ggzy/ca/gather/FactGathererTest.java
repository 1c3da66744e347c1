package cn.ggzy.ca.gather;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.TestAuthority;
import cn.ggzy.ca.path.TestAuthority.Wish;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.revocation.CrlForge;
import cn.ggzy.ca.revocation.Freshness;
import cn.ggzy.ca.revocation.OcspForge;
import cn.ggzy.ca.revocation.OcspQuestion.NonceRule;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From certificates with addresses in them to facts, over real connections to servers on this machine. */
class FactGathererTest {
    private static final TestAuthority CA = TestAuthority.root(KeyFamily.SM2);

    private final Station station = new Station();
    private final TestClock clock = new TestClock(TestAuthority.AT);
    private final List<Asked> heard = new CopyOnWriteArrayList<>();
    private final List<URI> responders = new ArrayList<>();
    private RevocationCache cache = new MemoryCache(10_000_000);
    private Executor executor = Runnable::run;
    private NonceRule nonce = NonceRule.REQUIRED;
    private Duration patience = Duration.ofMinutes(1);
    private Optional<FactGatherer> gatherer = Optional.empty();

    @AfterEach
    void close() {
        station.close();
    }

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void asksTheResponderThatTheCertificateNamesAndTheVerdictIsValid(KeyFamily family) {
        TestAuthority authority = TestAuthority.root(family);
        X509Certificate leaf = authority.issue(naming(ocsp("/ocsp"), crl("/a.crl")));
        station.answer(
                        "/ocsp",
                        question -> echo(new OcspForge(authority), question).about(leaf))
                .serve("/a.crl", authority.crl());

        Gathered gathered = gather(facts(authority, leaf));

        assertThat(judge(gathered).valid()).isTrue();
        assertThat(gathered.facts().ocsp()).hasSize(1);
        assertThat(station.asked("/a.crl"))
                .as("settled by the responder already")
                .isZero();
        assertThat(gathered.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.service()).isEqualTo("listed-" + family);
            assertThat(asked.what()).isEqualTo(Asked.What.OCSP_ANSWER);
            assertThat(asked.end()).isEqualTo(Asked.End.ANSWERED);
            assertThat(asked.address()).isEqualTo(station.at("/ocsp"));
            assertThat(asked.thisUpdate()).isPresent();
            assertThat(asked.clockAhead()).as("by the server's own date").isPresent();
        });
        assertThat(heard).isEqualTo(gathered.asked());
    }

    @Test
    void whatTheResponderSaysOfARevokedOneIsAFactToo() {
        X509Certificate leaf = CA.issue(naming(ocsp("/ocsp")));
        station.answer(
                "/ocsp",
                question -> echo(new OcspForge(CA), question)
                        .revoked("2026-05-15T00:00:00Z")
                        .about(leaf));

        assertThat(judge(gather(facts(CA, leaf))).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aResponderThatFailsLeavesItToTheList() {
        X509Certificate leaf = CA.issue(naming(ocsp("/ocsp"), crl("/a.crl")));
        station.fail("/ocsp", 503).serve("/a.crl", CA.crl());

        Gathered gathered = gather(facts(CA, leaf));

        assertThat(judge(gathered).valid()).isTrue();
        assertThat(gathered.asked()).extracting(Asked::end).containsExactly(Asked.End.FAILED, Asked.End.ANSWERED);
        assertThat(gathered.asked().get(0).trouble()).contains(Trouble.STATUS);
        assertThat(gathered.asked().get(0).nextTry()).contains(TestAuthority.AT.plusSeconds(30));
    }

    @Test
    void aServerThatLiesIsNotBelievedAndNothingOfItIsKept() {
        TestAuthority forger = TestAuthority.root(KeyFamily.SM2);
        X509Certificate leaf = CA.issue(naming(ocsp("/ocsp"), crl("/a.crl")));
        X509Certificate other = CA.issue();
        List<UnaryOperator<byte[]>> lies = List.of(
                question -> echo(new OcspForge(forger), question).about(leaf),
                question -> echo(new OcspForge(CA), question).about(other),
                question -> echo(new OcspForge(CA), question).unknown().about(leaf),
                question -> new OcspForge(CA).nonce(new byte[] {1}).about(leaf),
                question -> new OcspForge(CA).about(leaf),
                question -> OcspForge.failing(1),
                question -> new byte[] {0x30, 0},
                question -> new byte[0]);
        station.answer("/ocsp", question -> question).serve("/a.crl", forger.crl());

        for (UnaryOperator<byte[]> lie : lies) {
            station.instead("/ocsp", lie);
            gatherer = Optional.empty();
            Gathered gathered = gather(facts(CA, leaf));
            assertThat(gathered.facts().ocsp()).isEmpty();
            assertThat(gathered.facts().crls()).isEmpty();
            assertThat(gathered.asked())
                    .extracting(Asked::trouble)
                    .containsExactly(Optional.of(Trouble.USELESS), Optional.of(Trouble.USELESS));
            assertThat(judge(gathered).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        }
        assertThat(cache.find(CacheKey.ofAnswer(CA.certificate, leaf))).isEmpty();
    }

    @Test
    void aResponderThatCannotBringANonceBackIsListedAsSuch() {
        X509Certificate leaf = CA.issue(naming(ocsp("/ocsp")));
        station.answer("/ocsp", question -> new OcspForge(CA).about(leaf));

        nonce = NonceRule.OPTIONAL;
        assertThat(judge(gather(facts(CA, leaf))).valid()).isTrue();
        nonce = NonceRule.NOT_SENT;
        station.instead("/ocsp", question -> {
            assertThat(hasNonce(question)).isFalse();
            return new OcspForge(CA).about(leaf);
        });
        cache = new MemoryCache(10_000_000);
        gatherer = Optional.empty();
        assertThat(judge(gather(facts(CA, leaf))).valid()).isTrue();
        nonce = NonceRule.OPTIONAL;
        station.instead(
                "/ocsp", question -> new OcspForge(CA).nonce(new byte[] {1}).about(leaf));
        cache = new MemoryCache(10_000_000);
        gatherer = Optional.empty();
        assertThat(gather(facts(CA, leaf)).facts().ocsp())
                .as("another's nonce never")
                .isEmpty();
    }

    @Test
    void nobodyIsAskedForACertificateThatNoListedAuthorityMade() {
        TestAuthority forger = TestAuthority.root(KeyFamily.SM2);
        TestAuthority suspended = TestAuthority.root(KeyFamily.P256);
        X509Certificate forged = forger.issue(naming(ocsp("/ocsp"), crl("/a.crl")));
        X509Certificate below = CA.issue(wish -> naming(ocsp("/ocsp")).apply(wish));
        X509Certificate leaf = suspended.issue(naming(ocsp("/ocsp")));
        station.serve("/ocsp", new byte[0]).serve("/a.crl", forger.crl());

        assertThat(gather(facts(CA, forged)).asked()).as("the same name only").isEmpty();
        assertThat(gather(Facts.of(
                                TestAuthority.list(suspended.service(
                                        ServiceStatus.GRANTED,
                                        TestAuthority.FROM,
                                        new StatusPeriod(
                                                ServiceStatus.SUSPENDED,
                                                TestAuthority.AT.minusSeconds(1),
                                                Optional.empty()))),
                                Certificates.encoded(leaf),
                                List.of(),
                                List.of()))
                        .asked())
                .as("suspended")
                .isEmpty();
        assertThat(gather(new Facts(Optional.empty(), Certificates.encoded(below), List.of(), List.of()))
                        .asked())
                .as("no list")
                .isEmpty();
        assertThat(gather(Facts.of(CA.list(), new byte[] {1}, List.of(), List.of()))
                        .asked())
                .isEmpty();
        assertThat(station.asked("/ocsp")).isZero();
    }

    @Test
    void aHolderWhoPlaysAuthoritySendsNobodyAnywhere() {
        TestAuthority holder = CA.delegate(wish -> wish);
        X509Certificate made = holder.issue(naming(ocsp("/ocsp")));
        station.serve("/ocsp", new byte[0]);

        Gathered gathered = gather(Facts.of(
                CA.list(), Certificates.encoded(made), List.of(Certificates.encoded(holder.certificate)), List.of()));

        assertThat(gathered.asked()).isEmpty();
    }

    @Test
    void whatIsStapledOrHandedInIsNotAskedFor() {
        X509Certificate leaf = CA.issue(naming(ocsp("/ocsp"), crl("/a.crl")));
        Facts stapled = facts(CA, leaf).withOcsp(List.of(new OcspForge(CA).about(leaf)));

        Gathered gathered = gather(stapled);

        assertThat(gathered.asked()).isEmpty();
        assertThat(judge(gathered).valid()).isTrue();
    }

    @Test
    void addressesInsideAreRefusedByNameOfTheReason() {
        X509Certificate leaf = CA.issue(naming(
                access(AccessDescription.id_ad_ocsp, "http://127.0.0.1:1/ocsp"),
                points("ldap://8.8.8.8/x", "http:no")));

        Gathered gathered = gather(facts(CA, leaf));

        assertThat(gathered.asked())
                .extracting(Asked::trouble)
                .containsExactly(
                        Optional.of(Trouble.ADDRESS_REFUSED),
                        Optional.of(Trouble.ADDRESS_REFUSED),
                        Optional.of(Trouble.ADDRESS_REFUSED));
        assertThat(judge(gathered).status()).isEqualTo(Verdict.Status.UNDETERMINED);
    }

    @Test
    void whatIsNoAddressOrTooLongToBeOneIsNotAsked() {
        X509Certificate leaf = CA.issue(naming(
                access(AccessDescription.id_ad_ocsp, "http://ca.example/" + "a".repeat(2_000)), points("no address")));

        assertThat(gather(facts(CA, leaf)).asked()).isEmpty();
    }

    @Test
    void aCertificateThatNamesManyAddressesIsAskedForAtAFewOfThem() {
        String[] many = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> station.at("/" + i).toString())
                .toArray(String[]::new);

        assertThat(gather(facts(CA, CA.issue(naming(points(many))))).asked()).hasSize(8);
    }

    @Test
    void anAddressOfTheTrustEntryStandsInForTheCertificates() {
        X509Certificate leaf = CA.issue(naming(access(AccessDescription.id_ad_ocsp, "http://127.0.0.1:1/ocsp")));
        responders.add(station.at("/listed"));
        station.answer("/listed", question -> echo(new OcspForge(CA), question).about(leaf));

        assertThat(judge(gather(facts(CA, leaf))).valid()).isTrue();
    }

    @Test
    void everyCertificateOfTheWayIsAskedForAtTheSameTime() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        TestAuthority below = CA.below(wish -> naming(ocsp("/upper")).apply(wish));
        X509Certificate leaf = below.issue(naming(ocsp("/lower")));
        station.answer("/upper", question -> {
                    meet(both);
                    return echo(new OcspForge(CA), question).about(below.certificate);
                })
                .answer("/lower", question -> {
                    meet(both);
                    return echo(new OcspForge(below), question).about(leaf);
                });
        ExecutorService two = Executors.newFixedThreadPool(2);
        executor = two;

        Gathered gathered = gather(Facts.of(
                CA.list(), Certificates.encoded(leaf), List.of(Certificates.encoded(below.certificate)), List.of()));

        assertThat(judge(gathered).valid()).isTrue();
        assertThat(gathered.asked()).hasSize(2);
        two.shutdownNow();
    }

    @Test
    void aYoungAnswerComesFromTheCacheAndADueOneIsAskedAhead() {
        X509Certificate leaf = CA.issue(naming(ocsp("/ocsp")));
        station.answer(
                "/ocsp",
                question -> echo(new OcspForge(CA), question)
                        .made(clock.instant().toString())
                        .from(clock.instant().toString())
                        .until(clock.instant().plus(Duration.ofHours(9)).toString())
                        .about(leaf));
        gather(facts(CA, leaf));

        clock.pass(Duration.ofHours(5));
        Gathered young = gather(facts(CA, leaf));
        assertThat(young.asked()).extracting(Asked::end).containsExactly(Asked.End.FROM_CACHE);
        assertThat(station.asked("/ocsp")).isEqualTo(1);

        clock.pass(Duration.ofHours(1));
        Gathered due = gather(facts(CA, leaf));
        assertThat(due.asked()).extracting(Asked::end).containsExactly(Asked.End.FROM_CACHE);
        assertThat(station.asked("/ocsp")).as("for the next one").isEqualTo(2);
        assertThat(heard.get(heard.size() - 1).end()).isEqualTo(Asked.End.ANSWERED);

        clock.pass(Duration.ofHours(5));
        assertThat(judge(gather(facts(CA, leaf))).valid()).isTrue();
        assertThat(station.asked("/ocsp")).isEqualTo(2);
        clock.pass(Duration.ofHours(5));
        assertThat(judge(gather(facts(CA, leaf))).valid()).isTrue();
        assertThat(station.asked("/ocsp")).as("over: asked again").isEqualTo(3);
    }

    @Test
    void aStricterPurposeDoesNotTakeAnOldAnswerFromTheCache() {
        X509Certificate leaf = CA.issue(naming(ocsp("/ocsp")));
        station.answer(
                "/ocsp",
                question -> echo(new OcspForge(CA), question)
                        .made(clock.instant().toString())
                        .from(clock.instant().toString())
                        .about(leaf));
        Policy strict =
                Policy.standard().with(Freshness.asTheAnswerSays().withMaxAge(Purpose.SIGN, Duration.ofMinutes(10)));
        gather(facts(CA, leaf));
        clock.pass(Duration.ofMinutes(11));

        Gathered gathered = gatherer().gather(facts(CA, leaf), strict, Purpose.SIGN);

        assertThat(station.asked("/ocsp")).isEqualTo(2);
        assertThat(Judge.judge(gathered.facts(), strict, clock.instant(), Purpose.SIGN)
                        .valid())
                .isTrue();
    }

    @Test
    void aCacheOnDiskAnswersAfterARestart(@TempDir Path directory) {
        X509Certificate leaf = CA.issue(naming(crl("/a.crl")));
        station.serve("/a.crl", CA.crl());
        cache = DiskCache.open(directory, 100);
        gather(facts(CA, leaf));

        cache = DiskCache.open(directory, 100);
        gatherer = Optional.empty();
        Gathered again = gather(facts(CA, leaf));

        assertThat(judge(again).valid()).isTrue();
        assertThat(station.asked("/a.crl")).isEqualTo(1);
        assertThat(again.asked()).extracting(Asked::end).containsExactly(Asked.End.FROM_CACHE);
    }

    @Test
    void anAnswerOfOneAuthorityIsNeverTakenForAnothersThoughTheServerIsTheSame() {
        TestAuthority other = TestAuthority.root(KeyFamily.SM2, wish -> wish.subject("CN=Other"));
        X509Certificate leaf = CA.issue(w -> naming(ocsp("/ocsp")).apply(w).serial(java.math.BigInteger.valueOf(77)));
        X509Certificate same =
                other.issue(w -> naming(ocsp("/ocsp")).apply(w).serial(java.math.BigInteger.valueOf(77)));
        station.answer("/ocsp", question -> echo(new OcspForge(CA), question).about(leaf));
        gather(facts(CA, leaf));

        station.instead(
                "/ocsp",
                question -> echo(new OcspForge(other), question)
                        .revoked("2026-05-15T00:00:00Z")
                        .about(same));

        assertThat(judge(gather(facts(other, same))).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(gather(facts(CA, leaf))).valid()).isTrue();
    }

    @Test
    void anOldAnswerIsKeptWhenTheServerPlaysBackAnOlderOne() {
        X509Certificate leaf = CA.issue(naming(crl("/a.crl")));
        station.serve("/a.crl", list("2026-05-31T00:00:00Z", "2026-06-01T01:00:00Z"));
        gather(facts(CA, leaf));
        clock.pass(Duration.ofHours(2));
        station.instead("/a.crl", unused -> list("2026-05-30T00:00:00Z", "2026-06-30T00:00:00Z"));

        Gathered gathered = gather(facts(CA, leaf));

        assertThat(gathered.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.trouble()).contains(Trouble.USELESS);
            assertThat(asked.detail()).contains("older than what is known");
        });
        assertThat(judge(gathered).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        Policy graceful =
                Policy.standard().with(Freshness.asTheAnswerSays().withGrace(Purpose.LOGIN, Duration.ofHours(24)));
        assertThat(Judge.judge(gathered.facts(), graceful, clock.instant(), Purpose.LOGIN)
                        .valid())
                .as("what was known is handed on, and the policy decides")
                .isTrue();
    }

    @Test
    void anAddressThatFailedIsLeftAloneTwiceAsLongEachTime() {
        X509Certificate leaf = CA.issue(naming(crl("/a.crl")));
        station.fail("/a.crl", 500);

        for (long pause : new long[] {30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600}) {
            long before = station.asked("/a.crl");
            assertThat(gather(facts(CA, leaf)).asked().get(0).nextTry())
                    .contains(clock.instant().plusSeconds(pause));
            clock.pass(Duration.ofSeconds(pause - 1));
            assertThat(gather(facts(CA, leaf)).asked().get(0).trouble()).contains(Trouble.BACKING_OFF);
            assertThat(station.asked("/a.crl")).isEqualTo(before + 1);
            clock.pass(Duration.ofSeconds(1));
        }
        station.instead("/a.crl", unused -> CA.crl());
        assertThat(judge(gather(facts(CA, leaf))).valid()).isTrue();
    }

    @Test
    void aUselessAnswerAboutOneIsNoReasonToLeaveTheResponderAlone() {
        X509Certificate one = CA.issue(naming(ocsp("/ocsp")));
        X509Certificate two = CA.issue(naming(ocsp("/ocsp")));
        station.answer("/ocsp", question -> echo(new OcspForge(CA), question).about(two));

        assertThat(gather(facts(CA, one)).asked().get(0).trouble()).contains(Trouble.USELESS);
        assertThat(gather(facts(CA, one)).asked().get(0).trouble()).contains(Trouble.BACKING_OFF);
        assertThat(judge(gather(facts(CA, two))).valid()).isTrue();
    }

    @Test
    void deltasAreFetchedBesideTheirList() {
        X509Certificate leaf = CA.issue(naming(crl("/a.crl"), fresh("/delta.crl")));
        station.serve("/a.crl", new CrlForge(CA).number(5).bytes())
                .serve(
                        "/delta.crl",
                        new CrlForge(CA).number(6).continuing(5).revoke(leaf).bytes());

        assertThat(judge(gather(facts(CA, leaf))).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void anIssuerThatIsMissingIsFetchedOnlyFromAListedAddress() {
        TestAuthority below = CA.below(wish -> wish);
        X509Certificate leaf = below.issue(naming(new Extension[] {
            extension(Extension.authorityInfoAccess, new DERSequence(new AccessDescription[] {
                description(AccessDescription.id_ad_caIssuers, "http://8.8.8.8/below.cer"),
                description(
                        AccessDescription.id_ad_caIssuers, station.at("/wrong").toString()),
                description(
                        AccessDescription.id_ad_caIssuers, station.at("/below").toString())
            }))
        }));
        station.serve("/below", Certificates.encoded(below.certificate))
                .serve("/wrong", Certificates.encoded(CA.below(wish -> wish).certificate));

        Gathered gathered =
                gather(Facts.of(CA.list(), Certificates.encoded(leaf), List.of(), List.of(below.crl(), CA.crl())));

        assertThat(judge(gathered).valid()).isTrue();
        assertThat(gathered.asked())
                .extracting(Asked::trouble)
                .containsExactly(Optional.of(Trouble.ADDRESS_REFUSED), Optional.of(Trouble.USELESS), Optional.empty());
    }

    @Test
    void whenPatienceIsOverNobodyElseIsAsked() {
        X509Certificate leaf = CA.issue(naming(ocsp("/ocsp"), crl("/a.crl")));
        patience = Duration.ofSeconds(5);
        station.answer("/ocsp", question -> {
                    clock.pass(Duration.ofSeconds(5));
                    return new byte[0];
                })
                .serve("/a.crl", CA.crl());

        assertThat(gather(facts(CA, leaf)).asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.took()).isEqualTo(Duration.ofSeconds(5)));
        assertThat(station.asked("/a.crl")).isZero();
    }

    @Test
    void aSourceThatBreaksIsAnAddressThatCannotBeReached() {
        X509Certificate leaf = CA.issue(naming(crl("/a.crl")));
        Sources broken = new Sources(
                address -> {
                    throw new IllegalStateException("broken");
                },
                (address, request) -> new Fetched(new byte[0]),
                address -> new Fetched(new byte[0]));
        gatherer = Optional.of(new FactGatherer(
                broken,
                station.filter(),
                unused -> ServiceHabits.unknown(),
                cache,
                executor,
                clock,
                patience,
                heard::add));

        assertThat(gather(facts(CA, leaf)).asked().get(0).trouble()).contains(Trouble.UNREACHABLE);
    }

    private Gathered gather(Facts facts) {
        return gatherer().gather(facts, Policy.standard(), Purpose.SIGN);
    }

    private FactGatherer gatherer() {
        FactGatherer one = gatherer.orElseGet(() -> new FactGatherer(
                Sources.of(station.source(Limits.standard())),
                station.filter(),
                unused -> new ServiceHabits(responders, List.of(), nonce),
                cache,
                executor,
                clock,
                patience,
                heard::add));
        gatherer = Optional.of(one);
        return one;
    }

    private Verdict judge(Gathered gathered) {
        return Judge.judge(gathered.facts(), Policy.standard(), clock.instant(), Purpose.SIGN);
    }

    private static Facts facts(TestAuthority authority, X509Certificate leaf) {
        return Facts.of(authority.list(), Certificates.encoded(leaf), List.of(), List.of());
    }

    private static byte[] list(String from, String until) {
        return new CrlForge(CA).from(from).until(until).bytes();
    }

    private static OcspForge echo(OcspForge forge, byte[] question) {
        try {
            Extension nonce = new OCSPReq(question).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            return forge.nonce(
                    ASN1OctetString.getInstance(nonce.getParsedValue()).getOctets());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean hasNonce(byte[] question) {
        try {
            return new OCSPReq(question).hasExtensions();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            int unused = barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static UnaryOperator<Wish> naming(Extension... extensions) {
        return wish -> {
            Wish all = wish;
            for (Extension one : extensions) {
                all = all.with(one.getExtnId(), false, one.getParsedValue());
            }
            return all;
        };
    }

    private Extension ocsp(String path) {
        return access(AccessDescription.id_ad_ocsp, station.at(path).toString());
    }

    private Extension crl(String path) {
        return points(station.at(path).toString());
    }

    private Extension fresh(String path) {
        return extension(Extension.freshestCRL, point(station.at(path).toString()));
    }

    private static Extension points(String... addresses) {
        return extension(Extension.cRLDistributionPoints, point(addresses));
    }

    private static CRLDistPoint point(String... addresses) {
        ASN1EncodableVector names = new ASN1EncodableVector();
        for (String address : addresses) {
            names.add(new GeneralName(GeneralName.uniformResourceIdentifier, address));
        }
        return new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(
                    new DistributionPointName(GeneralNames.getInstance(new DERSequence(names))), null, null)
        });
    }

    private static Extension access(ASN1ObjectIdentifier method, String address) {
        return extension(Extension.authorityInfoAccess, new DERSequence(description(method, address)));
    }

    private static AccessDescription description(ASN1ObjectIdentifier method, String address) {
        return new AccessDescription(method, new GeneralName(GeneralName.uniformResourceIdentifier, address));
    }

    private static Extension extension(ASN1ObjectIdentifier oid, org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            return new Extension(oid, false, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
