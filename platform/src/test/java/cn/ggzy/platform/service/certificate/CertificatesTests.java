package cn.ggzy.platform.service.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.trade.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

@RoomTest
class CertificatesTests {
    private final MockMvc http;
    private final Stage stage;
    private final JdbcTemplate sql;
    private final Clock clock;

    @Autowired
    CertificatesTests(MockMvc http, ApplicationContext context, JdbcTemplate sql, Clock clock) {
        this.http = http;
        this.stage = new Stage(context);
        this.sql = sql;
        this.clock = clock;
    }

    @Test
    void aVerdictIsToldAsATreeWithItsPathInBothLanguages() {
        Somebody person = Somebody.of(http, stage, "practice-sm2");

        JsonNode told = person.post(
                "/api/v1/certificates/verdict",
                Map.of("certificate", pem(person.key().certificate()), "purpose", "SIGN"));

        assertThat(told.path("verdict").path("status").asString()).isEqualTo("VALID");
        assertThat(told.path("verdict").path("path").size()).isEqualTo(2);
        assertThat(told.path("verdict").path("checks").size()).isGreaterThan(10);
        assertThat(told.path("words").path("zh").asString()).startsWith("有效");
        assertThat(told.path("words").path("en").asString()).startsWith("VALID");
    }

    @ParameterizedTest
    @CsvSource({"2001-01-01T00:00:00Z, NOT_YET_VALID", "2099-01-01T00:00:00Z, EXPIRED"})
    void anotherInstantIsAnotherVerdict(String at, String reason) {
        Somebody person = Somebody.of(http, stage, "practice-rsa");

        JsonNode told = person.get("/api/v1/certificates/" + person.digest() + "/verdict?at=" + at);

        assertThat(told.path("verdict").path("status").asString()).isEqualTo("INVALID");
        assertThat(told.path("verdict")
                        .path("checks")
                        .valueStream()
                        .map(check -> check.path("reason").asString()))
                .contains(reason);
    }

    @Test
    void anothersCertificateIsNotShown() {
        Somebody person = Somebody.of(http, stage, "practice-rsa");
        Somebody stranger = Somebody.of(http, stage, "practice-rsa");

        assertThat(stranger.get("/api/v1/certificates/" + person.digest() + "/verdict")
                        .path("code")
                        .asString())
                .isEqualTo("certificate.not-yours");
        assertThat(Somebody.names(stranger.get("/api/v1/certificates").path("certificates"), "digest"))
                .containsExactly(stranger.digest());
    }

    @ParameterizedTest
    @CsvSource({"6, 7", "29, 30", "89, 90"})
    void aCertificateThatEndsIsRemindedOfOnceAtEachThreshold(int days, int threshold) {
        Somebody person = Somebody.of(http, stage, "practice-rsa");
        endsIn(person, Duration.ofDays(days));
        Reminders reminders = stage.the(Reminders.class);

        reminders.round();
        reminders.round();

        assertThat(sql.queryForList(
                        "select days from certificate_reminder where certificate = ?", Integer.class, person.digest()))
                .containsExactly(threshold);
        JsonNode banner = person.get("/api/v1/certificates/reminders");
        assertThat(banner.get(0).path("threshold").asInt()).isEqualTo(threshold);
        assertThat(banner.get(0).path("daysLeft").asInt()).isEqualTo(days - 1);
    }

    @Test
    void nobodyIsRemindedOfACertificateThatIsReplacedOrEndsLater() {
        Somebody later = Somebody.of(http, stage, "practice-rsa");
        endsIn(later, Duration.ofDays(91));
        Somebody replaced = Somebody.of(http, stage, "practice-rsa");
        endsIn(replaced, Duration.ofDays(5));
        sql.update("update certificate_held set replaced_by = ? where digest = ?", "ab".repeat(32), replaced.digest());

        stage.the(Reminders.class).round();

        assertThat(later.get("/api/v1/certificates/reminders").size()).isZero();
        assertThat(replaced.get("/api/v1/certificates/reminders").size()).isZero();
    }

    @Test
    void centreAndSupervisorSeeHowTheAuthoritiesDoAndNobodyElse() {
        Somebody supervisor = Somebody.with(http, stage, stage.key("supervisor"));

        JsonNode figures = supervisor.get("/api/v1/certificates/operations?hours=24");

        assertThat(Somebody.names(figures, "ca"))
                .containsExactlyInAnyOrder("practice-rsa", "practice-sm2", "practice-sm2-chain");
        assertThat(figures.get(0).path("crl").path("ageSeconds").asLong()).isLessThan(3600);
        assertThat(figures.get(0).path("figures").path("calls").asInt()).isPositive();
        assertThat(figures.get(0).path("figures").path("hours").size()).isEqualTo(24);
        assertThat(Somebody.of(http, stage, "practice-rsa")
                        .get("/api/v1/certificates/operations")
                        .path("code")
                        .asString())
                .isEqualTo("identity.role-missing");
    }

    @Test
    void aProfileShowsWhatEachRuleFindsAndWhatNoneFound() {
        Somebody centre = Somebody.with(http, stage, stage.key("centre"));
        JsonNode whole = centre.get("/api/v1/certificates/authorities/practice-rsa/profile");
        JsonNode found = trial(centre, whole);
        assertThat(found.path("answer").asString()).isEqualTo("RECOGNISED");
        JsonNode first = found.path("profiles").get(0).path("rules").get(0);
        assertThat(first.path("value").asString())
                .isEqualTo(stage.key("bidder-1").uscc());
        assertThat(first.path("checkDigits").asBoolean()).isTrue();

        ArrayNode rules = (ArrayNode) whole.deepCopy().get("rules");
        rules.remove(0);
        rules.remove(2);
        JsonNode missing = trial(centre, CanonicalJson.tree(Map.of("rules", rules)));

        assertThat(missing.path("answer").asString()).isEqualTo("UNKNOWN");
        JsonNode candidate = missing.path("candidates").get(0);
        assertThat(candidate.path("value").asString())
                .isEqualTo(stage.key("bidder-1").uscc());
        JsonNode proposed = trial(centre, CanonicalJson.tree(Map.of("rules", List.of(candidate.get("proposal")))));
        assertThat(proposed.path("answer").asString()).isEqualTo("RECOGNISED");
    }

    @Test
    void aNewProfileIsProposedAsTheNextListForBothGovernorsToSign() {
        Somebody centre = Somebody.with(http, stage, stage.key("centre"));
        JsonNode profile = centre.get("/api/v1/certificates/authorities/practice-rsa/profile");

        JsonNode proposal = centre.post(
                "/api/v1/certificates/authorities/practice-rsa/profile-proposals", Map.of("profile", profile));

        TrustList list = TrustList.parse(CanonicalJson.of(proposal.get("list")));
        assertThat(list.sequence()).isEqualTo(2);
        assertThat(list.service("practice-rsa").orElseThrow().profile()).isEqualTo("practice-rsa/2");
        assertThat(proposal.path("toSign").path("body").path("digest").asString())
                .isEqualTo(list.digest());
    }

    @Test
    void aMalformedProfileIsRefusedWithWhatIsWrong() {
        Somebody centre = Somebody.with(http, stage, stage.key("centre"));

        JsonNode refused = trial(
                centre,
                CanonicalJson.tree(
                        Map.of("rules", List.of(Map.of("from", "RDN", "oid", "x", "match", "(.+)", "as", "USCC")))));

        assertThat(refused.path("code").asString()).isEqualTo("certificate.profile-malformed");
        assertThat(refused.path("detail").asString()).contains("oid");
    }

    @Test
    void aCodeWhoseCheckDigitDoesNotHoldCountsByTheCentresRecordedDecision() {
        Somebody centre = Somebody.with(http, stage, stage.key("centre"));
        Map<String, ?> wrong =
                Map.of("certificate", "12".repeat(32), "code", "91620100MA00000000", "reason", "登记机关历史赋码有误");

        JsonNode decided =
                centre.post("/api/v1/certificates/overrides", Map.of("act", centre.act("certificate.override", wrong)));

        assertThat(decided.path("evidence").asString()).isNotEmpty();
        assertThat(centre.post(
                                "/api/v1/certificates/overrides",
                                Map.of("act", centre.act("certificate.override", wrong)))
                        .path("code")
                        .asString())
                .isEqualTo("certificate.overridden-already");
    }

    private JsonNode trial(Somebody centre, JsonNode profile) {
        return centre.post(
                "/api/v1/certificates/profile-trials",
                Map.of("certificate", pem(stage.key("bidder-1").certificate()), "profile", profile));
    }

    private void endsIn(Somebody person, Duration left) {
        Instant end = clock.instant().plus(left);
        sql.update(
                "update certificate_held set not_after = ? where digest = ?",
                end.toString().replace('T', ' ').replace("Z", ""),
                person.digest());
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
