package cn.ggzy.platform.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.PracticeLists;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** A browser waits, a phone confirms: one browser, one phone, one origin, one use. */
@RoomTest
class QrTests {
    private static final String TICKETS = "/api/v1/qr/tickets";

    private final MockMvc http;
    private final PracticeProvince province;
    private final RevocationLists lists;
    private final StringRedisTemplate redis;
    private final String secret = Ids.randomHex(32);
    private final String phone = Ids.randomHex(16);

    @Autowired
    QrTests(MockMvc http, PracticeProvince province, RevocationLists lists, StringRedisTemplate redis) {
        this.http = http;
        this.province = province;
        this.lists = lists;
        this.redis = redis;
    }

    @Test
    void theWaitingBrowserIsSignedInWhenThePhoneHasConfirmed() {
        JsonNode ticket = loginTicket();
        assertThat(state(ticket)).isEqualTo("WAITING");
        JsonNode seen = json(scan(ticket, phone));
        assertThat(state(ticket)).isEqualTo("SCANNED");
        assertThat(text(seen, "origin")).isEqualTo("http://localhost");
        assertThat(text(seen, "text")).contains("\norigin: http://localhost\n");
        assertThat(text(seen, "address")).isNotEmpty();

        assertThat(confirm(ticket, phone, key(), text(seen, "text")).getStatus())
                .isEqualTo(204);
        assertThat(state(ticket)).isEqualTo("CONFIRMED");

        MockHttpServletResponse entered = enter(ticket, secret);
        Cookie session = Objects.requireNonNull(entered.getCookie("GGZY"));
        assertThat(text(json(perform(get("/api/v1/me").cookie(session))), "uscc"))
                .isEqualTo(key().uscc());
        assertThat(state(ticket)).isEqualTo("EXPIRED");
        assertThat(code(enter(ticket, secret))).isEqualTo("qr.gone");
    }

    @Test
    void thePhoneMayTypeTheShortCode() {
        JsonNode ticket = loginTicket();

        JsonNode seen = json(look(text(ticket, "code"), phone));

        assertThat(text(seen, "ticket")).isEqualTo(text(ticket, "ticket"));
    }

    @Test
    void anotherBrowserThatKnowsTheTicketGetsNothing() {
        JsonNode ticket = loginTicket();
        JsonNode seen = json(scan(ticket, phone));
        confirm(ticket, phone, key(), text(seen, "text"));

        assertThat(code(enter(ticket, Ids.randomHex(32)))).isEqualTo("qr.other-browser");
        assertThat(code(status(ticket, Ids.randomHex(32)))).isEqualTo("qr.other-browser");
        assertThat(enter(ticket, secret).getStatus()).isEqualTo(200);
    }

    @Test
    void theFirstPhoneHasTheTicket() {
        JsonNode ticket = loginTicket();
        JsonNode seen = json(scan(ticket, phone));

        assertThat(code(scan(ticket, Ids.randomHex(16)))).isEqualTo("qr.other-phone");
        assertThat(code(confirm(ticket, Ids.randomHex(16), key(), text(seen, "text"))))
                .isEqualTo("qr.other-phone");
    }

    @Test
    void whatThePhoneRefusedIsRefused() {
        JsonNode ticket = loginTicket();
        JsonNode seen = json(scan(ticket, phone));

        perform(ours(post(TICKETS + "/" + text(ticket, "ticket") + "/refusal"), Map.of("phone", phone)));

        assertThat(state(ticket)).isEqualTo("REFUSED");
        assertThat(code(confirm(ticket, phone, key(), text(seen, "text")))).isEqualTo("qr.settled");
        assertThat(code(enter(ticket, secret))).isEqualTo("qr.not-confirmed");
    }

    @Test
    void beforeThePhoneHasConfirmedNobodyIsSignedIn() {
        JsonNode ticket = loginTicket();
        scan(ticket, phone);

        assertThat(code(enter(ticket, secret))).isEqualTo("qr.not-confirmed");
    }

    @Test
    void aTicketLivesTwoMinutes() {
        JsonNode ticket = loginTicket();

        assertThat(redis.getExpire("onenet:qr:" + text(ticket, "ticket"))).isBetween(60L, 120L);
        redis.delete("onenet:qr:" + text(ticket, "ticket"));

        assertThat(state(ticket)).isEqualTo("EXPIRED");
        assertThat(code(scan(ticket, phone))).isEqualTo("qr.gone");
    }

    @Test
    void aSignatureOverAnotherOriginsTextIsRefused() {
        JsonNode ticket = loginTicket();
        JsonNode seen = json(scan(ticket, phone));

        assertThat(code(confirm(
                        ticket, phone, key(), text(seen, "text").replace("http://localhost", "http://evil.example"))))
                .isEqualTo("act.bad-signature");
    }

    @Test
    void aRevokedCertificateConfirmsNothing() {
        PracticeKey revoked = someone();
        JsonNode ticket = loginTicket();
        JsonNode seen = json(scan(ticket, phone));
        province.revoke(revoked.certificate());
        PracticeLists.fetch(province, lists);

        assertThat(code(confirm(ticket, phone, revoked, text(seen, "text")))).isEqualTo("act.revoked");
        assertThat(state(ticket)).isEqualTo("SCANNED");
    }

    @Test
    void anActIsSignedByAPhoneOfTheSameOrganisationOnly() {
        Cookie session = session();
        String act = CanonicalJson.of(Map.of("act", "bid.withdraw", "at", "x", "nonce", "n", "body", Map.of()));
        JsonNode ticket = json(perform(
                ours(post(TICKETS), Map.of("purpose", "SIGN", "browser", Digests.sha256(octets(secret)), "text", act))
                        .cookie(session)));
        scan(ticket, phone);

        assertThat(code(confirm(ticket, phone, province.player("bidder-1"), act)))
                .isEqualTo("qr.other-signer");
        PracticeKey colleague = someone();
        assertThat(confirm(ticket, phone, colleague, act).getStatus()).isEqualTo(204);

        assertThat(code(status(ticket, secret))).isEqualTo("identity.not-signed-in");
        JsonNode done = json(perform(get(TICKETS + "/" + text(ticket, "ticket"))
                .header("X-Browser", secret)
                .cookie(session)));
        assertThat(text(done, "state")).isEqualTo("CONFIRMED");
        assertThat(text(Objects.requireNonNull(done.get("signature")), "certificate"))
                .isEqualTo(base64(colleague.certificate()));
    }

    @Test
    void onlyWhoIsSignedInAsksForASignature() {
        Map<String, Object> question =
                Map.of("purpose", "SIGN", "browser", Digests.sha256(octets(secret)), "text", "{}");

        assertThat(code(perform(ours(post(TICKETS), question)))).isEqualTo("identity.not-signed-in");
    }

    private PracticeKey key() {
        return province.player("bidder-5");
    }

    private PracticeKey someone() {
        return province.issue(
                "qr-" + Ids.randomHex(6),
                "practice-sm2",
                new Holder("bidder", Ids.randomHex(6), "陈某", "练习单位", Optional.of(new Uscc(key().uscc()))));
    }

    private JsonNode loginTicket() {
        return json(
                perform(ours(post(TICKETS), Map.of("purpose", "LOGIN", "browser", Digests.sha256(octets(secret))))));
    }

    private Cookie session() {
        JsonNode ticket = loginTicket();
        JsonNode seen = json(scan(ticket, phone));
        confirm(ticket, phone, key(), text(seen, "text"));
        return Objects.requireNonNull(enter(ticket, secret).getCookie("GGZY"));
    }

    private MockHttpServletResponse scan(JsonNode ticket, String by) {
        return look(text(ticket, "ticket"), by);
    }

    private MockHttpServletResponse look(String name, String by) {
        return perform(ours(post(TICKETS + "/scans"), Map.of("ticket", name, "phone", by)));
    }

    private MockHttpServletResponse confirm(JsonNode ticket, String by, PracticeKey key, String words) {
        return perform(ours(
                post(TICKETS + "/" + text(ticket, "ticket") + "/confirmation"),
                Map.of(
                        "phone",
                        by,
                        "signature",
                        Map.of(
                                "algorithm", key.algorithm().id(),
                                "certificate", base64(key.certificate()),
                                "chain",
                                        key.chain().stream()
                                                .map(QrTests::base64)
                                                .toList(),
                                "value", base64(key.sign(octets(words)))))));
    }

    private MockHttpServletResponse enter(JsonNode ticket, String by) {
        return perform(ours(post(TICKETS + "/" + text(ticket, "ticket") + "/session"), Map.of())
                .header("X-Browser", by));
    }

    private MockHttpServletResponse status(JsonNode ticket, String by) {
        return perform(get(TICKETS + "/" + text(ticket, "ticket")).header("X-Browser", by));
    }

    private String state(JsonNode ticket) {
        return text(json(status(ticket, secret)), "state");
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static MockHttpServletRequestBuilder ours(MockHttpServletRequestBuilder request, Map<String, ?> body) {
        return request.header("X-Requested-With", "ggzy")
                .contentType(MediaType.APPLICATION_JSON)
                .content(CanonicalJson.of(body));
    }

    private static JsonNode json(MockHttpServletResponse answer) {
        return CanonicalJson.read(answer.getContentAsByteArray());
    }

    private static String code(MockHttpServletResponse answer) {
        JsonNode json = json(answer);
        return json.has("code") ? text(json, "code") : "none: " + json;
    }

    private static String text(JsonNode json, String name) {
        return Objects.requireNonNull(json.get(name), () -> name + " in " + json)
                .stringValue();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
