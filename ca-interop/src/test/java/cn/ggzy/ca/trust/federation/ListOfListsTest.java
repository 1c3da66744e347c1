package cn.ggzy.ca.trust.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.ForgedCertificate;
import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.IdentityRule;
import cn.ggzy.ca.identity.Meaning;
import cn.ggzy.ca.identity.Place;
import cn.ggzy.ca.identity.Unwrap;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.signer.SignerPort;
import cn.ggzy.ca.trust.Governor;
import cn.ggzy.ca.trust.ListTerms;
import cn.ggzy.ca.trust.Pointer;
import cn.ggzy.ca.trust.PointerFilter;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceKind;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.ServiceTerms;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import cn.ggzy.ca.trust.etsi.EtsiForge;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Another province's list counts through a pointer, under its filter, and never silently in part. */
class ListOfListsTest {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final String URL = "https://list.example/cn-51.json";
    private static final String LISTS = "https://list.example/eu.xml";
    private static final String GERMAN = "https://list.example/de.xml";
    private static final ForgedCertificate CENTRE = ForgedCertificate.authority(KeyFamily.SM2, "CN=Centre");
    private static final ForgedCertificate SUPERVISOR = ForgedCertificate.authority(KeyFamily.RSA, "CN=Supervisor");
    private static final ForgedCertificate STRANGER = ForgedCertificate.authority(KeyFamily.P256, "CN=Stranger");
    private static final X509Certificate OWN =
            ForgedCertificate.authority(KeyFamily.SM2, "CN=Own").certificate();
    private static final X509Certificate THEIRS =
            ForgedCertificate.authority(KeyFamily.SM2, "CN=Theirs").certificate();
    private static final X509Certificate STAMPS =
            ForgedCertificate.of(KeyFamily.P256, "CN=Stamps").make().certificate();
    private static final PointerFilter LOGIN =
            new PointerFilter(Set.of(ServiceKind.CA_DUAL, ServiceKind.CA_SIGN), Set.of(Purpose.LOGIN));

    @Test
    void aServiceOfTheOtherListCountsForWhatTheFilterLeavesIt() {
        TrustList theirs = theirs(service("their-ca", THEIRS, Optional.of(ServiceKind.CA_DUAL)));

        Federation federation = resolve(pointer(Optional.of(LOGIN)), Map.of(URL, signed(theirs)));

        assertThat(federation.complete()).isTrue();
        assertThat(federation.adopted()).singleElement().satisfies(one -> {
            assertThat(one.service().id()).isEqualTo("CN-51:their-ca");
            assertThat(one.service().purposes()).containsExactly(Purpose.LOGIN);
            assertThat(one.service().history()).hasSize(1);
            assertThat(one.origin()).isEqualTo(new Origin("CN-51", URL, 1, theirs.digest()));
        });
        TrustList effective = federation.effective();
        TrustService adopted = effective.service("CN-51:their-ca").orElseThrow();
        assertThat(effective.services()).hasSize(2);
        assertThat(effective.profileOf(adopted).rules()).hasSize(1);
        assertThat(federation.originOf(adopted)).isPresent();
        assertThat(federation.originOf(effective.service("own").orElseThrow())).isEmpty();
    }

    @Test
    void whatTheFilterDoesNotLetThroughIsNamed() {
        TrustList theirs = theirs(
                service("dual", THEIRS, Optional.of(ServiceKind.CA_DUAL)),
                service("stamps", SUPERVISOR.certificate(), Optional.of(ServiceKind.TSA)),
                service("silent", STRANGER.certificate(), Optional.empty()),
                service("same", OWN, Optional.of(ServiceKind.CA_DUAL)));

        assertThat(resolve(pointer(Optional.of(LOGIN)), Map.of(URL, signed(theirs)))
                        .leftOut())
                .extracting(one -> one.about() + " " + one.why())
                .containsExactlyInAnyOrder("stamps KIND", "silent KIND_UNKNOWN", "same KEY_LISTED");
        PointerFilter seals = new PointerFilter(Set.of(ServiceKind.CA_DUAL), Set.of());
        assertThat(resolve(pointer(Optional.of(seals)), Map.of(URL, signed(theirs)))
                        .leftOut())
                .extracting(LeftOut::why)
                .contains(LeftOut.Why.PURPOSE);
        Federation nothing = resolve(pointer(Optional.empty()), Map.of(URL, signed(theirs)));
        assertThat(nothing.adopted())
                .as("without a filter nothing is taken over")
                .isEmpty();
        assertThat(nothing.leftOut()).hasSize(4);
    }

    @Test
    void aListThatCannotBeUsedIsUnavailableAndNeverAbsent() {
        TrustList theirs = theirs(service("their-ca", THEIRS, Optional.of(ServiceKind.CA_DUAL)));
        TrustList changed = theirs(service("their-ca", OWN, Optional.of(ServiceKind.CA_DUAL)));
        ListFile good = signed(theirs);
        String both = good.signatures().orElseThrow();

        assertUnavailable("trust.list-missing", Map.of());
        assertUnavailable("trust.malformed", Map.of(URL, ListFile.of("{}".getBytes(StandardCharsets.UTF_8), both)));
        assertUnavailable("trust.malformed", Map.of(URL, ListFile.of(new byte[] {(byte) 0xC3}, both)));
        assertUnavailable("trust.not-signed", Map.of(URL, ListFile.of(octets(theirs))));
        assertUnavailable("trust.not-signed", Map.of(URL, ListFile.of(octets(changed), both)));
        assertUnavailable("trust.not-signed", Map.of(URL, ListFile.of(octets(theirs), "{}")));
        assertUnavailable("trust.not-signed", Map.of(URL, file(theirs, CENTRE)));
        assertUnavailable("trust.not-signed", Map.of(URL, file(theirs, CENTRE, CENTRE)));
        assertUnavailable("trust.not-signed", Map.of(URL, file(theirs, CENTRE, STRANGER)));
        assertUnavailable("trust.sequence", Map.of(URL, good.after(2)));
        assertThat(resolve(pointer(Optional.of(LOGIN)), Map.of(URL, good.after(1)))
                        .complete())
                .isTrue();
    }

    @Test
    void aListIsUsedBetweenItsIssueAndItsNextUpdate() {
        TrustList theirs = theirs(service("their-ca", THEIRS, Optional.of(ServiceKind.CA_DUAL)));
        TrustList own = own(pointer(Optional.of(LOGIN)));
        Map<String, ListFile> files = Map.of(URL, signed(theirs));

        assertThat(codes(ListOfLists.resolve(own, files, Instant.parse("2026-01-31T23:59:59Z"))))
                .containsExactly("trust.not-yet-issued");
        assertThat(ListOfLists.resolve(own, files, Instant.parse("2026-02-01T00:00:00Z"))
                        .complete())
                .isTrue();
        assertThat(codes(ListOfLists.resolve(own, files, Instant.parse("2026-04-01T00:00:00Z"))))
                .containsExactly("trust.stale");
    }

    @Test
    void aListOfListsNamesTheSignersOfTheOthers() {
        byte[] german = new EtsiForge()
                .service("CA/QC", "Issuing", "granted", "2020-01-01T00:00:00Z", THEIRS)
                .service("TSA/QTST", "Stamps", "granted", "2020-01-01T00:00:00Z", STAMPS)
                .service("CA/QC", "Leaf", "granted", "2020-01-01T00:00:00Z", STAMPS)
                .service("EDS/Q", "Delivery", "granted", "2020-01-01T00:00:00Z", THEIRS)
                .signedBy(STRANGER);
        byte[] lists = new EtsiForge()
                .territory("EU")
                .pointer("DE", GERMAN, STRANGER.certificate())
                .pointer("FR", "https://list.example/fr.xml", STRANGER.certificate())
                .pointer("EU", LISTS, SUPERVISOR.certificate())
                .signedBy(SUPERVISOR);

        Federation federation =
                resolve(etsi(Optional.of("own/1")), Map.of(LISTS, ListFile.of(lists), GERMAN, ListFile.of(german)));

        assertThat(federation.adopted()).singleElement().satisfies(one -> {
            assertThat(one.service().id()).startsWith("DE:Provider: Issuing ");
            assertThat(one.service().purposes()).containsExactly(Purpose.LOGIN);
            assertThat(one.origin().url()).isEqualTo(GERMAN);
        });
        assertThat(federation.leftOut())
                .extracting(one -> one.about() + " " + one.why())
                .containsExactlyInAnyOrder(
                        "Provider: Stamps KIND", "Provider: Leaf NO_AUTHORITY", "Provider: Delivery UNMAPPED");
        assertThat(federation.unavailable())
                .extracting(one -> one.territory() + " " + one.code())
                .containsExactly("FR trust.list-missing");
    }

    @Test
    void aListInAnotherFormIsHeldToTheSameRules() {
        Map<String, String> wrong = Map.of(
                "trust.malformed", "",
                "trust.stale", "<NextUpdate><dateTime>2026-02-02T00:00:00Z</dateTime></NextUpdate>",
                "trust.closed", "<NextUpdate/>");
        wrong.forEach((code, next) -> {
            EtsiForge forge = next.isEmpty()
                    ? new EtsiForge().territory("FR")
                    : new EtsiForge().territory("EU").nextUpdate(next);
            Federation federation =
                    resolve(etsi(Optional.of("own/1")), Map.of(LISTS, ListFile.of(forge.signedBy(SUPERVISOR))));
            assertThat(codes(federation)).containsExactly(code);
        });
        byte[] french = new EtsiForge()
                .territory("EU")
                .service("CA/QC", "Issuing", "granted", "2020-01-01T00:00:00Z", THEIRS)
                .signedBy(SUPERVISOR);
        assertThat(resolve(etsi(Optional.empty()), Map.of(LISTS, ListFile.of(french)))
                        .leftOut())
                .extracting(LeftOut::why)
                .containsExactly(LeftOut.Why.NO_PROFILE);
    }

    @Test
    void theSignaturesBesideAListAreReadStrictly() {
        TrustList theirs = theirs(service("their-ca", THEIRS, Optional.of(ServiceKind.CA_DUAL)));
        String text = signed(theirs).signatures().orElseThrow();

        assertThat(ListSignatures.parse(text).toJson()).isEqualTo(text);
        for (String odd : List.of(
                text.replace("signatures/1", "signatures/2"),
                text.replace("SM2-SM3", "SM2-MD5"),
                text.replace("\"digest\"", "\"more\":1,\"digest\""))) {
            assertThatThrownBy(() -> ListSignatures.parse(odd))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("trust.not-signed");
        }
    }

    private static Federation resolve(Pointer pointer, Map<String, ListFile> files) {
        return ListOfLists.resolve(own(pointer), files, AT);
    }

    private static void assertUnavailable(String code, Map<String, ListFile> files) {
        Federation federation = resolve(pointer(Optional.of(LOGIN)), files);

        assertThat(codes(federation)).containsExactly(code);
        assertThat(federation.complete()).isFalse();
        assertThat(federation.adopted()).isEmpty();
    }

    private static List<String> codes(Federation federation) {
        return federation.unavailable().stream().map(Unavailable::code).toList();
    }

    private static Pointer pointer(Optional<PointerFilter> filter) {
        return new Pointer(
                "CN-51",
                URL,
                Pointer.Form.GGZY,
                List.of(CENTRE.certificate(), SUPERVISOR.certificate()),
                2,
                filter,
                Optional.empty());
    }

    private static Pointer etsi(Optional<String> profile) {
        return new Pointer(
                "EU",
                LISTS,
                Pointer.Form.ETSI_119612,
                List.of(SUPERVISOR.certificate()),
                1,
                Optional.of(LOGIN),
                profile);
    }

    private static TrustList own(Pointer pointer) {
        return list(
                List.of(service("own", OWN, Optional.empty())),
                new ListTerms(
                        Optional.of("CN-62"), Optional.empty(), Optional.empty(), Optional.empty(), List.of(pointer)));
    }

    private static TrustList theirs(TrustService... services) {
        return list(
                List.of(services),
                new ListTerms(Optional.of("CN-51"), Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
    }

    private static TrustList list(List<TrustService> services, ListTerms terms) {
        IdentityProfile profile = new IdentityProfile(
                List.of(IdentityRule.of(Place.RDN, "2.5.4.97", Unwrap.NONE, "NTRCN-(.+)", Meaning.USCC)));
        return TrustList.parse(new TrustList(
                        1,
                        Optional.empty(),
                        Instant.parse("2026-02-01T00:00:00Z"),
                        Optional.of(Instant.parse("2026-04-01T00:00:00Z")),
                        List.of(new Governor("centre", CENTRE.certificate())),
                        services,
                        Map.of("own/1", profile),
                        terms)
                .toJson());
    }

    private static TrustService service(String id, X509Certificate certificate, Optional<ServiceKind> kind) {
        return new TrustService(
                id,
                id,
                certificate,
                List.of(),
                Set.of(Purpose.LOGIN, Purpose.SIGN),
                List.of(new StatusPeriod(ServiceStatus.GRANTED, ForgedCertificate.FROM, Optional.empty())),
                "own/1",
                new ServiceTerms(
                        kind,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static ListFile signed(TrustList list) {
        return file(list, CENTRE, SUPERVISOR);
    }

    private static ListFile file(TrustList list, ForgedCertificate... signers) {
        ListSignatures signatures = ListSignatures.none(list);
        for (ForgedCertificate signer : signers) {
            signatures = signatures.and(list, port(signer));
        }
        return ListFile.of(octets(list), signatures.toJson());
    }

    private static byte[] octets(TrustList list) {
        return list.toJson().getBytes(StandardCharsets.UTF_8);
    }

    private static SignerPort port(ForgedCertificate signer) {
        return new SignerPort() {
            @Override
            public SignatureAlgorithm algorithm() {
                return SignatureAlgorithm.of(KeyFamily.of(signer.certificate().getPublicKey()));
            }

            @Override
            public byte[] certificate() {
                return Certificates.encoded(signer.certificate());
            }

            @Override
            public List<byte[]> chain() {
                return List.of();
            }

            @Override
            public byte[] sign(byte[] data) {
                return RawSignatures.sign(algorithm(), signer.key(), data);
            }
        };
    }
}
