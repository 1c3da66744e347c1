package cn.ggzy.platform.service.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.practice.PracticeAuthorities;
import cn.ggzy.platform.trade.Refusals;
import cn.ggzy.platform.trade.Stage;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@RoomTest
class CertificateRequestsTests {
    private static final String PROMPT = "practice-rsa";
    private static final String QUEUE = "practice-sm2";

    private final MockMvc http;
    private final Stage stage;
    private final PracticeAuthorities authorities;
    private final JdbcTemplate sql;

    @Autowired
    CertificateRequestsTests(
            MockMvc http, ApplicationContext context, PracticeAuthorities authorities, JdbcTemplate sql) {
        this.http = http;
        this.stage = new Stage(context);
        this.authorities = authorities;
        this.sql = sql;
    }

    @AfterEach
    void everyAuthorityBehavesAgain() {
        for (String id : new String[] {PROMPT, QUEUE, "practice-sm2-chain"}) {
            authorities.faults(id).set(0, 0, 0);
            authorities.faults(id).lose(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"practice-rsa, RSA", "practice-sm2, SM2", "practice-sm2-chain, SM2"})
    void aRenewedCertificateIsForTheNewKeyAndSignsInAsTheSamePerson(String authority, KeyFamily family) {
        Somebody person = Somebody.of(http, stage, authority);
        KeyPair fresh = Somebody.newKey(family);

        JsonNode issued = settled(person, renewal(person, fresh));

        assertThat(issued.path("state").asString()).isEqualTo("ISSUED");
        Somebody renewed =
                person.with(fresh, certificateOf(person, issued.path("issued").asString()));
        assertThat(renewed.isSignedIn()).isTrue();
        JsonNode own = renewed.get("/api/v1/certificates").path("certificates");
        assertThat(Somebody.names(own, "digest")).containsExactlyInAnyOrder(person.digest(), renewed.digest());
        assertThat(Somebody.names(own, "verdict")).containsExactly("VALID");
        assertThat(Somebody.names(own, "replacedBy")).contains(renewed.digest());
    }

    @Test
    void theSameSignedActIsTheSameRequest() {
        Somebody person = Somebody.of(http, stage, PROMPT);
        JsonNode act = person.act("certificate.suspend", Map.of("certificate", person.digest(), "reason", "LOST"));

        JsonNode first = person.ask(RequestKind.SUSPEND, act, null);

        CertificateRequest second =
                stage.the(CertificateRequests.class).submit(RequestKind.SUSPEND, act, null, person.account());
        assertThat(second.id().value()).isEqualTo(first.path("id").asString());
        assertThat(rows(person)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "practice-rsa, REVOKE, KEY_COMPROMISED",
        "practice-sm2, REVOKE, NOT_NEEDED",
        "practice-sm2-chain, SUSPEND, LOST"
    })
    void whoRevokesOrSuspendsIsRefusedAtTheNextActWithTheReason(String authority, RequestKind kind, String reason) {
        Somebody person = Somebody.of(http, stage, authority);

        person.ask(kind, Map.of("certificate", person.digest(), "reason", reason), null);

        refusedAct("act.revoked", person.key());
        JsonNode asked = person.get("/api/v1/me");
        assertThat(asked.path("status").asInt()).isEqualTo(401);
        assertThat(asked.path("code").asString()).isEqualTo("act.revoked");
        assertThat(asked.path("detail").asString()).contains("吊销");
    }

    @Test
    void aCertificateThatWasFoundAgainCountsAgain() {
        Somebody person = Somebody.of(http, stage, PROMPT);
        Somebody second = second(person);
        Map<String, ?> lost = Map.of("certificate", person.digest(), "reason", "LOST");
        assertThat(second.ask(RequestKind.SUSPEND, lost, null).path("state").asString())
                .isEqualTo("DONE");
        refusedAct("act.revoked", person.key());

        second.ask(RequestKind.RESUME, Map.of("certificate", person.digest(), "reason", "FOUND_AGAIN"), null);

        assertThat(stage.the(Acts.class)
                        .verified(anAct(person.key()), "test.act")
                        .certificate())
                .isEqualTo(person.digest());
    }

    @Test
    void nobodyRevokesAnothersCertificateUntilTheOrganisationNamesHim() {
        Somebody person = Somebody.of(http, stage, PROMPT);
        Somebody colleague = Somebody.of(http, stage, PROMPT, person.uscc());
        Map<String, ?> body = Map.of("certificate", person.digest(), "reason", "LEFT_ORGANISATION");
        assertThat(colleague.ask(RequestKind.REVOKE, body, null).path("code").asString())
                .isEqualTo("certificate.not-yours");

        name(colleague);

        JsonNode revoked = colleague.ask(RequestKind.REVOKE, body, null);
        assertThat(revoked.path("appliedAs").asString()).isEqualTo("AGENT");
        assertThat(revoked.path("state").asString()).isEqualTo("DONE");
        refusedAct("act.revoked", person.key());
    }

    @Test
    void whatTheCentreSuspendsOnlyTheCentreResumes() {
        Somebody person = Somebody.of(http, stage, PROMPT);
        Somebody second = second(person);
        Somebody centre = Somebody.with(http, stage, stage.key("centre"));
        Map<String, ?> body = Map.of("certificate", person.digest(), "reason", "SUPERVISION", "note", "涉嫌出借证书");
        assertThat(centre.ask(RequestKind.REVOKE, body, null).path("code").asString())
                .isEqualTo("certificate.not-allowed");
        assertThat(centre.ask(RequestKind.SUSPEND, body, null).path("appliedAs").asString())
                .isEqualTo("CENTRE");

        Map<String, ?> back = Map.of("certificate", person.digest(), "reason", "FOUND_AGAIN");
        assertThat(second.ask(RequestKind.RESUME, back, null).path("code").asString())
                .isEqualTo("certificate.suspended-above");
        assertThat(centre.ask(RequestKind.RESUME, back, null).path("state").asString())
                .isEqualTo("DONE");
    }

    @Test
    void anAuthorityThatIsAwayIsAskedAgain() {
        Somebody person = Somebody.of(http, stage, PROMPT);
        authorities.faults(PROMPT).set(3, 0, 0);

        JsonNode asked = renewal(person, Somebody.newKey(KeyFamily.RSA));

        assertThat(asked.path("state").asString()).isIn("REQUESTED", "ISSUED");
        assertThat(settled(person, asked).path("state").asString()).isEqualTo("ISSUED");
        assertThat(sql.queryForObject(
                        "select count(*) from certificate_call where ca = ? and outcome = 'FAILED'",
                        Integer.class,
                        PROMPT))
                .isPositive();
    }

    /** As after a crash between the authority's work and our writing it down. */
    @Test
    void anAnswerThatWasLostCostsNoSecondCertificate() {
        Somebody person = Somebody.of(http, stage, PROMPT);
        authorities.faults(PROMPT).lose(1);

        JsonNode issued = settled(person, renewal(person, Somebody.newKey(KeyFamily.RSA)));

        assertThat(issued.path("state").asString()).isEqualTo("ISSUED");
        assertThat(person.get("/api/v1/certificates").path("certificates").size())
                .isEqualTo(2);
    }

    @Test
    void aRefusalHasOurWordsAndTheAuthoritysCode() {
        Somebody person = Somebody.of(http, stage, PROMPT);

        JsonNode refused = renewal(person, Somebody.newKey(KeyFamily.SM2));

        assertThat(refused.path("state").asString()).isEqualTo("REFUSED");
        assertThat(refused.path("refusal").path("code").asString()).isEqualTo("certificate.ca-key");
        assertThat(refused.path("refusal").path("theirs").asString()).isEqualTo("1001");
        assertThat(refused.path("refusal").path("detail").asString()).contains("密钥");
    }

    @Test
    void aClerkOfTheQueueMayRefuseToo() {
        Somebody person = Somebody.of(http, stage, QUEUE);
        authorities.faults(QUEUE).set(0, 1, 0);

        JsonNode asked = renewal(person, Somebody.newKey(KeyFamily.SM2));

        assertThat(asked.path("state").asString()).isEqualTo("SUBMITTED");
        JsonNode refused = settled(person, asked);
        assertThat(refused.path("refusal").path("code").asString()).isEqualTo("certificate.ca-identity");
        assertThat(refused.path("refusal").path("theirs").asString()).isEqualTo("REVIEW_REJECTED");
    }

    @Test
    void aKeyOfSomebodyElseOrOneThatHasACertificateIsNotCertified() {
        Somebody person = Somebody.of(http, stage, PROMPT);
        KeyPair own = Somebody.newKey(KeyFamily.RSA);
        byte[] stolen = Somebody.csr(own, Somebody.newKey(KeyFamily.RSA));
        assertThat(renewal(person, stolen).path("code").asString()).isEqualTo("certificate.csr-malformed");

        byte[] csr = Somebody.csr(own, own);
        assertThat(renewal(person, csr).path("state").asString()).isEqualTo("ISSUED");
        assertThat(person.ask(
                                RequestKind.APPLY,
                                Map.of("ca", PROMPT, "csrDigest", Digests.sha256(csr), "medium", "FILE"),
                                csr)
                        .path("code")
                        .asString())
                .isEqualTo("certificate.key-used");
    }

    @Test
    void aChangedNameRevokesTheCertificateWithTheOldOne() {
        Somebody person = Somebody.of(http, stage, "practice-sm2-chain");
        KeyPair own = Somebody.newKey(KeyFamily.SM2);
        byte[] csr = Somebody.csr(own, own);

        JsonNode issued = person.ask(
                RequestKind.CHANGE,
                Map.of(
                        "certificate", person.digest(),
                        "csrDigest", Digests.sha256(csr),
                        "medium", "FILE",
                        "organisation", "更名后的单位",
                        "document", "ab".repeat(32)),
                csr);

        refusedAct("act.revoked", person.key());
        Somebody changed = person.with(own, certificate(issued.path("issued").asString()));
        JsonNode own2 = changed.get("/api/v1/certificates").path("certificates");
        assertThat(Somebody.names(own2, "organisation")).contains("更名后的单位");
        assertThat(Somebody.names(own2, "standing")).containsExactlyInAnyOrder("GOOD", "REVOKED");
    }

    @Test
    void everyStateHasTheFactThatSaysSo() {
        Somebody person = Somebody.of(http, stage, QUEUE);
        JsonNode issued = settled(person, renewal(person, Somebody.newKey(KeyFamily.SM2)));
        Evidence evidence = stage.the(Evidence.class);
        String id = issued.path("id").asString();

        assertThat(evidence.about("certificate/" + id).stream()
                        .map(fact -> fact.fact().path("type").asString()))
                .containsExactly("certificate.requested", "certificate.submitted", "certificate.issued");
        List<String> objects = new ArrayList<>();
        stage.the(CertificateRequests.class).each(each -> {
            if (each.key().equals(id)) {
                objects.add(CanonicalJson.of(each.object()));
                assertThat(evidence.objectOf(Objects.requireNonNull(each.evidence())))
                        .isEqualTo(CanonicalJson.of(each.object()));
            }
        });
        assertThat(objects)
                .singleElement()
                .asString()
                .doesNotContain(person.key().name());
    }

    @Test
    void aMemberThatDoesNotBelongThereIsRefused() {
        Somebody person = Somebody.of(http, stage, PROMPT);

        JsonNode refused = person.ask(
                RequestKind.SUSPEND,
                Map.of("certificate", person.digest(), "reason", "LOST", "until", "2030-01-01T00:00:00Z"),
                null);

        assertThat(refused.path("code").asString()).isEqualTo("certificate.body-malformed");
        assertThat(refused.path("args").path("member").asString()).isEqualTo("until");
    }

    private Somebody second(Somebody person) {
        KeyPair own = Somebody.newKey(KeyFamily.RSA);
        byte[] csr = Somebody.csr(own, own);
        JsonNode issued = person.ask(
                RequestKind.APPLY, Map.of("ca", PROMPT, "csrDigest", Digests.sha256(csr), "medium", "FILE"), csr);
        return person.with(own, certificateOf(person, issued.path("issued").asString()));
    }

    private void name(Somebody agent) {
        Somebody centre = Somebody.with(http, stage, stage.key("centre"));
        JsonNode named = centre.post(
                "/api/v1/certificates/agents",
                Map.of(
                        "act",
                        centre.act(
                                "certificate.authorise",
                                Map.of(
                                        "certificate", agent.digest(),
                                        "document", "cd".repeat(32),
                                        "until", "2099-01-01T00:00:00Z"))));
        assertThat(named.path("evidence").asString()).isNotEmpty();
    }

    private JsonNode renewal(Somebody person, KeyPair fresh) {
        return renewal(person, Somebody.csr(fresh, fresh));
    }

    private JsonNode renewal(Somebody person, byte[] csr) {
        return person.ask(
                RequestKind.RENEW,
                Map.of("certificate", person.digest(), "csrDigest", Digests.sha256(csr), "medium", "FILE"),
                csr);
    }

    private JsonNode settled(Somebody person, JsonNode asked) {
        String path = "/api/v1/certificates/requests/" + asked.path("id").asString();
        Stage.await(() ->
                !RequestState.valueOf(person.get(path).path("state").asString()).isOpen());
        return person.get(path);
    }

    private byte[] certificateOf(Somebody person, String digest) {
        assertThat(Somebody.names(person.get("/api/v1/certificates").path("certificates"), "digest"))
                .contains(digest);
        return certificate(digest);
    }

    private byte[] certificate(String digest) {
        return stage.the(Known.class).get(digest).certificate();
    }

    private int rows(Somebody person) {
        Integer count = sql.queryForObject(
                "select count(*) from certificate_request where applicant = ?", Integer.class, person.digest());
        return count == null ? 0 : count;
    }

    private void refusedAct(String code, PracticeKey key) {
        Refusals.refused(code, () -> stage.the(Acts.class).verified(anAct(key), "test.act"));
    }

    private JsonNode anAct(PracticeKey key) {
        return stage.sign(key, "test.act", Map.of("what", Ids.randomHex(4)));
    }
}
