package cn.ggzy.platform.service.mediumless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.sealed.BidSlot;
import cn.ggzy.ca.sealed.SealRequest;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedResult;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Accounts;
import cn.ggzy.platform.core.identity.Challenge;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.SignedBytes;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.Stage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** A phone's whole life over HTTP: authorised, enrolled, used, locked, unlocked, replaced, revoked. */
@RoomTest
class PhoneKeysTests {
    private static final String PERSON = "周静";

    private final MockMvc http;
    private final Enrolments enrolments;
    private final PhoneKeys keys;
    private final Accounts accounts;
    private final JdbcTemplate sql;
    private final Clock clock;
    private final Stage stage;

    @Autowired
    PhoneKeysTests(
            MockMvc http,
            Enrolments enrolments,
            PhoneKeys keys,
            Accounts accounts,
            JdbcTemplate sql,
            Clock clock,
            ApplicationContext context) {
        this.http = http;
        this.enrolments = enrolments;
        this.keys = keys;
        this.accounts = accounts;
        this.sql = sql;
        this.clock = clock;
        this.stage = new Stage(context);
    }

    @Test
    void anEnrolledPhoneSignsInForItsOrganisation() {
        TestPhone phone = enrolled();

        Account in = signIn(phone);

        assertThat(in.id()).isEqualTo(Digests.sha256(phone.certificate()));
        assertThat(in.uscc()).isEqualTo(bidder().uscc());
        assertThat(in.name()).isEqualTo(PERSON);
        assertThat(in.roles()).contains(Role.BIDDER);
    }

    @Test
    void anotherFaceMakesNoKeyAndThreeOfThemEndTheAuthorisation() {
        String code = authorised("").code();

        for (int i = 0; i < 2; i++) {
            refused("mediumless.face-refused", () -> new TestPhone(http).enrol(code, "别人"));
        }
        refused("mediumless.face-exhausted", () -> new TestPhone(http).enrol(code, "别人"));
        refused("mediumless.unknown-invitation", () -> new TestPhone(http).enrol(code, PERSON));
    }

    @Test
    void oneCodeMakesOneKey() {
        String code = authorised("").code();
        new TestPhone(http).enrol(code, PERSON);

        refused("mediumless.enrolment-used", () -> new TestPhone(http).enrol(code, PERSON));
    }

    @Test
    void nobodyAuthorisesForAnotherOrganisation() {
        Map<String, Object> body = body("");

        assertThatThrownBy(() -> enrolments.authorise(
                        stage.sign(stage.key("bidder-2"), "mediumless.enrol", body), account(bidder())))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("mediumless.other-organisation"));
    }

    @Test
    void anotherPhoneThatKnowsTheNameOfTheKeyGetsNothing() {
        TestPhone phone = enrolled();

        refused("mediumless.other-device", () -> phone.stolenName().sign(act("bid.withdraw")));
    }

    @Test
    void beforeTheCertificateOnlyItsRequestIsSigned() {
        TestPhone phone = new TestPhone(http).make(authorised("").code(), PERSON);

        refused("mediumless.pending", () -> phone.sign(act("tender.publish")));
    }

    @Test
    void onlyWhatCanBeShownIsSigned() {
        TestPhone phone = enrolled();

        refused("cosign.not-showable", () -> phone.sign(new byte[32]));
        refused("cosign.not-showable", () -> phone.sign("{\"any\":\"object\"}".getBytes(StandardCharsets.UTF_8)));
        refused(
                "cosign.not-showable",
                () -> phone.sign("GGZY-LOGIN-1\norigin: http://other\ntime: 2026-01-01T00:00:00Z\nchallenge: %s"
                        .formatted(Ids.randomHex(16))
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void fiveWrongPinsLockAndOnlyOrganisationAndFaceTogetherUnlock() {
        TestPhone phone = enrolled();
        for (int i = 0; i < 5; i++) {
            refused("cosign.pin-wrong", () -> phone.sign(act("bid.withdraw"), "000000"));
        }
        refused("cosign.pin-locked", () -> phone.sign(act("bid.withdraw")));
        refused("mediumless.not-unlockable", () -> unlock(phone, PERSON));

        keys.allowUnlocking(
                phone.id(), stage.sign(bidder(), "mediumless.unlock", Map.of("key", phone.id())), account(bidder()));

        refused("mediumless.face-refused", () -> unlock(phone, "别人"));
        unlock(phone, PERSON);
        assertThat(phone.sign(act("bid.withdraw"))).isNotEmpty();
        refused("mediumless.not-unlockable", () -> unlock(phone, PERSON));
    }

    @Test
    void thePinIsChangedByWhoKnowsIt() {
        TestPhone phone = enrolled();

        phone.changePin("314159");

        refused("cosign.pin-wrong", () -> phone.sign(act("bid.withdraw")));
        assertThat(phone.sign(act("bid.withdraw"), "314159")).isNotEmpty();
    }

    @Test
    void bothHalvesAreRenewedAndTheCertificateStays() {
        TestPhone phone = enrolled();

        phone.refresh();

        byte[] act = act("bid.withdraw");
        assertThat(RawSignatures.verify("SM2-SM3", phone.certificate(), act, phone.sign(act)))
                .isTrue();
    }

    @Test
    void aNewPhoneEndsTheOldOne() {
        TestPhone old = enrolled();

        TestPhone next = new TestPhone(http).enrol(authorised(old.id()).code(), PERSON);

        refused("mediumless.revoked", () -> old.sign(act("bid.withdraw")));
        assertThat(signIn(next).uscc()).isEqualTo(bidder().uscc());
    }

    @Test
    void aRevokedPhoneIsRefusedWithTheReasonInWordsAndItsCertificateCountsNowhere() {
        TestPhone phone = enrolled();
        Challenge challenge = accounts.challenge("localhost", 80);
        SignedBytes signed = signature(phone, challenge);

        keys.revoke(
                phone.id(),
                stage.sign(bidder(), "mediumless.revoke", Map.of("key", phone.id(), "reason", "手机丢失")),
                account(bidder()));

        assertThatThrownBy(() -> phone.sign(act("bid.withdraw")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal)
                                .hasMessageContaining("mediumless.revoked")
                                .hasMessageContaining("手机丢失"));
        assertThatThrownBy(() -> accounts.signIn(challenge.challenge(), signed))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("act.revoked"));
        assertThat(sql.queryForObject("select count(*) from mediumless_key where id = ?", Integer.class, phone.id()))
                .isZero();
    }

    @Test
    void nobodyRevokesAnotherOrganisationsPhone() {
        TestPhone phone = enrolled();
        PracticeKey other = stage.key("bidder-2");

        assertThatThrownBy(() -> keys.revoke(
                        phone.id(),
                        stage.sign(other, "mediumless.revoke", Map.of("key", phone.id(), "reason", "-")),
                        account(other)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("mediumless.other-organisation"));
    }

    @Test
    void aBidSealedToTokenAndPhoneOpensWithEither() throws IOException {
        TestPhone phone = enrolled();
        PracticeKey token = bidder();
        byte[] plain = new byte[1000];
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        SealedResult sealed = SealedBid.seal(
                new SealRequest(
                        new BidSlot("t", "1", Ids.randomHex(16), 1),
                        plain.length,
                        List.of(token.certificate(), phone.certificate())),
                new ByteArrayInputStream(plain),
                file,
                new SecureRandom());

        byte[] wrapped = sealed.header().recipients().stream()
                .filter(recipient -> recipient.certificate().equals(Digests.sha256(phone.certificate())))
                .findFirst()
                .orElseThrow()
                .key();
        assertThat(HexFormat.of().formatHex(phone.decrypt(wrapped)))
                .isEqualTo(sealed.key().hex());
    }

    @Test
    void everyStepIsInTheLogWithoutTheNameOfTheKey() {
        TestPhone phone = enrolled();
        refused("cosign.pin-wrong", () -> phone.sign(act("bid.withdraw"), "000000"));

        List<String> outcomes = sql.queryForList(
                "select concat(step, ' ', outcome) from mediumless_step where key_id = ? order by at, id",
                String.class,
                phone.id());
        List<String> facts = sql.queryForList(
                "select concat(f.subject, ' ', f.actor) from evidence_fact f where f.type = 'mediumless.step' and f.id in"
                        + " (select evidence from mediumless_step where key_id = ?)",
                String.class,
                phone.id());

        assertThat(outcomes).contains("open done", "sign done", "sign cosign.pin-wrong");
        assertThat(facts)
                .hasSameSizeAs(outcomes)
                .allSatisfy(fact -> assertThat(fact).doesNotContain(phone.id()).endsWith(" mediumless"));
    }

    private TestPhone enrolled() {
        return new TestPhone(http).enrol(authorised("").code(), PERSON);
    }

    private Enrolments.Authorised authorised(String replaces) {
        return enrolments.authorise(stage.sign(bidder(), "mediumless.enrol", body(replaces)), account(bidder()));
    }

    private static Map<String, Object> body(String replaces) {
        return Map.of("person", PERSON, "personId", "PX0014", "device", "测试手机", "replaces", replaces);
    }

    private void unlock(TestPhone phone, String face) {
        phone.ask(
                post(phone.url("/unlocking")),
                Map.of(
                        "picture",
                        Base64.getEncoder()
                                .encodeToString(("practice-face:" + face).getBytes(StandardCharsets.UTF_8))));
    }

    private Account signIn(TestPhone phone) {
        Challenge challenge = accounts.challenge("localhost", 80);
        return accounts.signIn(challenge.challenge(), signature(phone, challenge))
                .account();
    }

    private static SignedBytes signature(TestPhone phone, Challenge challenge) {
        byte[] text = challenge.text().getBytes(StandardCharsets.UTF_8);
        return new SignedBytes("SM2-SM3", phone.certificate(), List.of(), phone.sign(text));
    }

    private byte[] act(String name) {
        return CanonicalJson.bytes(Map.of(
                "act", name, "at", clock.instant().toString(), "nonce", Ids.randomHex(16), "body", Map.of("a", 1)));
    }

    private PracticeKey bidder() {
        return stage.key("bidder-4");
    }

    private static Account account(PracticeKey key) {
        return new Account(
                Digests.sha256(key.certificate()), key.name(), key.organisation(), key.uscc(), Set.of(Role.BIDDER));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
