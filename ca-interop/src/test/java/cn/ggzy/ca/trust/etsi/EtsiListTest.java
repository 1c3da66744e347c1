package cn.ggzy.ca.trust.etsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.ForgedCertificate;
import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.trust.ServiceKind;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of TS 119 612, written and signed here. */
class EtsiListTest {
    private static final ForgedCertificate OPERATOR = ForgedCertificate.authority(KeyFamily.RSA, "CN=Operator");
    private static final ForgedCertificate STRANGER = ForgedCertificate.authority(KeyFamily.P256, "CN=Stranger");
    private static final X509Certificate CA =
            ForgedCertificate.authority(KeyFamily.P256, "CN=Issuing").certificate();

    @Test
    void aServiceKeepsItsStatusesWithTheirInstants() {
        String history = EtsiForge.before("CA/QC", "accredited", "2014-05-01T00:00:00Z")
                + EtsiForge.before("CA/QC", "undersupervision", "2012-05-01T00:00:00Z");
        EtsiList list = read(new EtsiForge()
                .service(
                        "CA/QC",
                        "Issuing",
                        "withdrawn",
                        "2025-03-01T02:00:00+02:00",
                        EtsiForge.id(CA),
                        "<ServiceInformationExtensions>" + EtsiForge.information("ForeSignatures", true)
                                + EtsiForge.information("ForeSeals", false) + "</ServiceInformationExtensions>",
                        history));

        assertThat(list.services()).singleElement().satisfies(service -> {
            assertThat(service.kind()).isEqualTo(ServiceKind.CA_SIGN);
            assertThat(service.provider()).isEqualTo("Provider");
            assertThat(service.name()).isEqualTo("Issuing");
            assertThat(service.certificates()).containsExactly(CA);
            assertThat(service.subjects()).contains(Set.of(SubjectKind.NATURAL, SubjectKind.LEGAL));
            assertThat(service.history())
                    .extracting(StatusPeriod::status)
                    .containsExactly(ServiceStatus.GRANTED, ServiceStatus.GRANTED, ServiceStatus.WITHDRAWN);
            assertThat(service.history().get(2).from()).isEqualTo(Instant.parse("2025-03-01T00:00:00Z"));
            assertThat(service.history().get(1).basis()).contains(EtsiForge.STATUS + "accredited");
        });
        assertThat(list.unmapped()).isEmpty();
        assertThat(list.territory()).isEqualTo("DE");
        assertThat(list.sequence()).isEqualTo(7);
        assertThat(list.nextUpdate()).contains(Instant.parse("2026-08-01T00:00:00Z"));
        assertThat(list.signer()).isEqualTo(OPERATOR.certificate());
    }

    @Test
    void stampersAndRespondersAreReadAsWhatTheyAre() {
        EtsiList list = read(new EtsiForge()
                .service("TSA/QTST", "Stamps", "granted", "2020-01-01T00:00:00Z", CA)
                .service("Certstatus/OCSP/QC", "Answers", "granted", "2020-01-01T00:00:00Z", CA));

        assertThat(list.services()).extracting(EtsiService::kind).containsExactly(ServiceKind.TSA, ServiceKind.OCSP);
    }

    @Test
    void whatHasNoPlaceHereIsNamed() {
        EtsiList list = read(new EtsiForge()
                .pointer("EU", "https://list.example/eu.pdf", "application/pdf", OPERATOR.certificate())
                .service("EDS/Q", "Delivery", "granted", "2020-01-01T00:00:00Z", CA)
                .service("CA/QC", "Odd", "onholiday", "2020-01-01T00:00:00Z", CA)
                .service(
                        "CA/QC",
                        "Critical",
                        "granted",
                        "2020-01-01T00:00:00Z",
                        EtsiForge.id(CA),
                        "<ServiceInformationExtensions><Extension Critical=\"true\"><Qualifications/></Extension>"
                                + "</ServiceInformationExtensions>",
                        "")
                .service(
                        "CA/QC",
                        "Nameless",
                        "granted",
                        "2020-01-01T00:00:00Z",
                        "<DigitalId><X509SubjectName>CN=x</X509SubjectName></DigitalId>",
                        "",
                        "")
                .service(
                        "CA/QC",
                        "Broken",
                        "granted",
                        "2020-01-01T00:00:00Z",
                        "<DigitalId><X509Certificate>AAAA</X509Certificate></DigitalId>" + EtsiForge.id(CA),
                        "<ServiceInformationExtensions>" + EtsiForge.information("ForWebSiteAuthentication", false)
                                + "</ServiceInformationExtensions>",
                        EtsiForge.before("CA/QC", "withdrawn", "2020-01-01T00:00:00Z")
                                + EtsiForge.before("EDS/Q", "granted", "2019-01-01T00:00:00Z")));

        assertThat(list.services()).extracting(EtsiService::name).containsExactly("Odd", "Broken");
        assertThat(list.services().get(0).history().get(0).status())
                .as("an unknown status never counts as granted")
                .isEqualTo(ServiceStatus.SUSPENDED);
        assertThat(list.services().get(1).history())
                .extracting(StatusPeriod::status)
                .as("what it was when it was something else does not count")
                .containsExactly(ServiceStatus.SUSPENDED, ServiceStatus.GRANTED);
        assertThat(list.unmapped())
                .extracting(one -> one.what() + " " + one.about())
                .containsExactlyInAnyOrder(
                        "POINTER https://list.example/eu.pdf",
                        "SERVICE_TYPE Provider: Delivery",
                        "STATUS Provider: Odd at 2020-01-01T00:00:00Z",
                        "CRITICAL_EXTENSION Provider: Critical",
                        "IDENTITY Provider: Nameless",
                        "CERTIFICATE Provider: Broken",
                        "EXTENSION Provider: Broken",
                        "HISTORY Provider: Broken",
                        "SERVICE_TYPE Provider: Broken at 2019-01-01T00:00:00Z");
        for (Unmapped.What what : Unmapped.What.values()) {
            assertThat(what.zh() + what.en()).isNotBlank();
        }
    }

    @Test
    void aPointerBringsTheSignersOfTheOtherList() {
        EtsiList list = read(
                new EtsiForge().territory("EU").pointer("DE", "https://list.example/de.xml", STRANGER.certificate()));

        assertThat(list.pointers()).singleElement().satisfies(pointer -> {
            assertThat(pointer.territory()).isEqualTo("DE");
            assertThat(pointer.signers()).containsExactly(STRANGER.certificate());
        });
    }

    @Test
    void signersOfBothFamiliesAreKnown() {
        byte[] xml = new EtsiForge().signedBy(STRANGER);

        assertThat(EtsiList.read(xml, List.of(OPERATOR.certificate(), STRANGER.certificate()))
                        .signer())
                .isEqualTo(STRANGER.certificate());
    }

    @Test
    void aSignatureMayAlsoCoverPropertiesOfItsOwn() {
        byte[] xml = new EtsiForge().signedWithPropertiesBy(OPERATOR);

        assertThat(EtsiList.read(xml, List.of(OPERATOR.certificate())).sequence())
                .isEqualTo(7);
        assertRefused(
                "trust.not-signed",
                text(xml)
                        .replace("<TSLSequenceNumber>7", "<TSLSequenceNumber>8")
                        .getBytes(StandardCharsets.UTF_8),
                OPERATOR.certificate());
    }

    @Test
    void aListThatNobodyKnownSignedIsRefused() {
        ForgedCertificate sm2 = ForgedCertificate.authority(KeyFamily.SM2, "CN=SM2");
        byte[] xml = new EtsiForge().signedBy(STRANGER);

        assertRefused("trust.not-signed", xml, OPERATOR.certificate(), sm2.certificate());
        assertRefused("trust.not-signed", xml);
        assertRefused(
                "trust.not-signed",
                new EtsiForge().unsigned().getBytes(StandardCharsets.UTF_8),
                OPERATOR.certificate());
    }

    @Test
    void aListThatWasChangedIsRefused() {
        String signed = text(new EtsiForge()
                .service("CA/QC", "Issuing", "withdrawn", "2020-01-01T00:00:00Z", CA)
                .signedBy(OPERATOR));

        assertRefused(
                "trust.not-signed",
                signed.replace("Svcstatus/withdrawn", "Svcstatus/granted").getBytes(StandardCharsets.UTF_8),
                OPERATOR.certificate());
    }

    @Test
    void aListMustHaveBeenIssuedWhileItsSignersCertificateWasValid() {
        ForgedCertificate old = ForgedCertificate.of(KeyFamily.P256, "CN=Old")
                .until(Instant.parse("2025-06-01T00:00:00Z"))
                .make();

        assertRefused("trust.not-signed", new EtsiForge().signedBy(old), old.certificate());
    }

    @Test
    void aSignatureOverAPartIsNoneOverTheList() {
        String inner = new EtsiForge().unsigned().replaceFirst("<\\?xml.*?\\?>", "");
        String wrapped =
                "<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\" Id=\"outer\"><Old Id=\"list2\">"
                        + inner.replace("Id=\"list\"", "Id=\"list3\"") + "</Old></TrustServiceStatusList>";

        assertRefused(
                "trust.not-signed",
                EtsiForge.sign(wrapped, "#list2", Transform.ENVELOPED, OPERATOR),
                OPERATOR.certificate());
    }

    @Test
    void aSignatureMovedAwayFromTheRootIsRefused() {
        String signed = text(new EtsiForge().signedBy(OPERATOR));
        int from = signed.indexOf("<Signature");
        int to = signed.indexOf("</Signature>") + "</Signature>".length();
        String moved =
                signed.substring(0, from) + "<Wrap>" + signed.substring(from, to) + "</Wrap>" + signed.substring(to);

        assertRefused("trust.not-signed", moved.getBytes(StandardCharsets.UTF_8), OPERATOR.certificate());
    }

    @Test
    void anIdThatStandsTwiceIsRefused() {
        String signed = text(new EtsiForge().signedBy(OPERATOR));

        assertRefused(
                "trust.malformed",
                signed.replace("<SchemeInformation>", "<SchemeInformation Id=\"list\">")
                        .getBytes(StandardCharsets.UTF_8),
                OPERATOR.certificate());
    }

    @Test
    void nothingOutsideIsEverRead(@TempDir Path directory) throws java.io.IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><TrustServiceStatusList>&e;"
                + "</TrustServiceStatusList>";
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";

        for (String xml : List.of(entity, bomb, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>")) {
            assertRefused("trust.malformed", xml.getBytes(StandardCharsets.UTF_8), OPERATOR.certificate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<x", "not XML", "<a/><b/>"})
    void whatIsNoXmlIsRefused(String text) {
        assertRefused("trust.malformed", text.getBytes(StandardCharsets.UTF_8), OPERATOR.certificate());
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        String deep = "<x>".repeat(5_000) + "</x>".repeat(5_000);

        assertRefused("trust.malformed", deep.getBytes(StandardCharsets.UTF_8), OPERATOR.certificate());
    }

    static Stream<EtsiForge> oddHeads() {
        return Stream.of(
                new EtsiForge().version("4"),
                new EtsiForge().sequence("0"),
                new EtsiForge().sequence("many"),
                new EtsiForge().issued("yesterday"),
                new EtsiForge().issued("2026-02-01T00:00:00"),
                new EtsiForge().service("CA/QC", "x", "granted", "", CA));
    }

    @ParameterizedTest
    @MethodSource("oddHeads")
    void aSignedListThatCannotBeUnderstoodIsRefused(EtsiForge odd) {
        assertRefused("trust.malformed", odd.signedBy(OPERATOR), OPERATOR.certificate());
    }

    @Test
    void aClosedListHasNoNextUpdate() {
        assertThat(read(new EtsiForge().nextUpdate("<NextUpdate/>")).nextUpdate())
                .isEmpty();
    }

    @Test
    void anotherDocumentIsNoList() {
        assertRefused(
                "trust.malformed",
                EtsiForge.sign("<x Id=\"list\"/>", "", Transform.ENVELOPED, OPERATOR),
                OPERATOR.certificate());
    }

    private static EtsiList read(EtsiForge forge) {
        return EtsiList.read(forge.signedBy(OPERATOR), List.of(OPERATOR.certificate()));
    }

    private static String text(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8);
    }

    private static void assertRefused(String code, byte[] xml, X509Certificate... signers) {
        assertThatThrownBy(() -> EtsiList.read(xml, List.of(signers)))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).code())
                .isEqualTo(code);
    }
}
