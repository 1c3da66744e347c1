package cn.ggzy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.identity.RevocationLists;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.service.party.Parties;
import cn.ggzy.platform.service.party.Party;
import cn.ggzy.platform.trade.Stage;
import cn.ggzy.platform.trade.tender.Deadlines;
import cn.ggzy.platform.trade.tender.Tender;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** Bad input at the HTTP door: a problem with a stable code and words in both languages, and no trace but the refusal. */
@RoomTest
class BadInputTests {
    private static final List<String> TABLES = List.of(
            "tender",
            "tender_lot",
            "document",
            "upload",
            "bid",
            "identity_used_act",
            "draw_case",
            "evaluation",
            "award");

    private final MockMvc http;
    private final Stage stage;
    private final PracticeProvince province;
    private final RevocationLists lists;
    private final JdbcTemplate sql;
    private final Path folder;

    @Autowired
    BadInputTests(
            MockMvc http,
            ApplicationContext context,
            PracticeProvince province,
            RevocationLists lists,
            JdbcTemplate sql,
            @Value("${onenet.data}/practice") Path folder) {
        this.http = http;
        this.stage = new Stage(context);
        this.province = province;
        this.lists = lists;
        this.sql = sql;
        this.folder = folder;
    }

    enum Bad {
        MALFORMED(400, "request.malformed", BadInputTests::malformed),
        MISSING_FIELDS(400, "request.invalid", BadInputTests::missingFields),
        TOO_DEEP(400, "request.malformed", BadInputTests::tooDeep),
        OVERSIZED(413, "request.too-large", BadInputTests::oversized),
        OVERSIZED_WITHOUT_A_LENGTH(413, "request.too-large", BadInputTests::oversizedWithoutALength),
        MIS_SIGNED(422, "act.bad-signature", BadInputTests::misSigned),
        ACT_MIS_SIGNED(422, "act.bad-signature", BadInputTests::actMisSigned),
        EXPIRED(422, "act.expired", BadInputTests::expired),
        REVOKED(422, "act.revoked", BadInputTests::revoked),
        STRANGER(401, "identity.not-signed-in", BadInputTests::stranger),
        WRONG_ROLE(403, "identity.role-missing", BadInputTests::wrongRole),
        WRONG_ROLE_FOR_DOCUMENTS(403, "identity.role-missing", BadInputTests::documentByABidder),
        WRONG_PROJECT(403, "tender.not-party", BadInputTests::wrongProject),
        REPLAYED(401, "identity.challenge-used-up", BadInputTests::replayedChallenge),
        ACT_REPLAYED(409, "tender.published-already", BadInputTests::publishedAgain),
        FROM_ANOTHER_SITE(403, "request.cross-site", BadInputTests::fromAnotherSite);

        final int status;
        final String code;
        final Function<BadInputTests, MockHttpServletRequestBuilder> request;

        Bad(int status, String code, Function<BadInputTests, MockHttpServletRequestBuilder> request) {
            this.status = status;
            this.code = code;
            this.request = request;
        }
    }

    @ParameterizedTest
    @EnumSource(Bad.class)
    void isRefusedWithItsCodeInBothLanguagesAndLeavesNoTrace(Bad bad) throws Exception {
        MockHttpServletRequestBuilder chinese = bad.request.apply(this);
        MockHttpServletRequestBuilder english = bad.request.apply(this).header("Accept-Language", "en");
        Map<String, Long> before = counts();

        JsonNode inChinese = refused(bad, chinese);
        JsonNode inEnglish = refused(bad, english);

        assertThat(inChinese.path("detail").asString()).containsPattern("\\p{IsHan}");
        assertThat(inEnglish.path("detail").asString())
                .doesNotContainPattern("\\p{IsHan}")
                .contains(" ");
        assertThat(inChinese.path("type").asString()).endsWith("/problems/" + bad.code);
        assertThat(inChinese.path("traceId").asString()).isNotEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void strangersHearUpOrDownAndNoFigures() throws Exception {
        MockHttpServletResponse health =
                http.perform(get("/actuator/health")).andReturn().getResponse();
        assertThat(health.getContentAsString()).contains("status").doesNotContain("components", "details");
        assertThat(http.perform(get("/actuator/prometheus"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        assertThat(http.perform(get("/actuator/prometheus").cookie(session("bidder-1")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private JsonNode refused(Bad bad, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = http.perform(request).andReturn().getResponse();
        JsonNode problem = CanonicalJson.read(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(problem.path("code").asString()).as(bad.name()).isEqualTo(bad.code);
        assertThat(answer.getStatus()).as(bad.name()).isEqualTo(bad.status);
        assertThat(answer.getContentType()).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return problem;
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : TABLES) {
            counts.put(table, sql.queryForObject("select count(*) from " + table, Long.class));
        }
        return counts;
    }

    private MockHttpServletRequestBuilder malformed() {
        return ours(post("/api/v1/tenders").cookie(session("agency"))).content("{\"title\":");
    }

    private MockHttpServletRequestBuilder missingFields() {
        return ours(post("/api/v1/login")).content("{}");
    }

    private MockHttpServletRequestBuilder tooDeep() {
        return ours(post("/api/v1/login")).content("[".repeat(2000));
    }

    private MockHttpServletRequestBuilder oversized() {
        return ours(post("/api/v1/login")).content(" ".repeat(300_000));
    }

    private MockHttpServletRequestBuilder oversizedWithoutALength() {
        return ours(post("/api/v1/evidence/lookup"))
                .content("{\"digest\":\"" + "a".repeat(300_000) + "\"}")
                .with(request -> {
                    request.addHeader("Transfer-Encoding", "chunked");
                    return request;
                });
    }

    private MockHttpServletRequestBuilder misSigned() {
        return login(challenge(), stage.key("bidder-1"), "other words");
    }

    private MockHttpServletRequestBuilder actMisSigned() {
        Tender draft = stage.draft(Duration.ofHours(1));
        Map<String, Object> body = stage.the(Deadlines.class).publicationBody(draft.id(), stage.agency());
        JsonNode act = stage.sign(stage.key("agency"), "tender.publish", body);
        JsonNode other = stage.sign(stage.key("agency"), "tender.publish", body);
        return publication(
                draft, CanonicalJson.tree(Map.of("payload", act.get("payload"), "signature", other.get("signature"))));
    }

    private MockHttpServletRequestBuilder expired() {
        Clock longAgo = Clock.fixed(Instant.now().minus(Duration.ofDays(365 * 30)), ZoneOffset.UTC);
        PracticeKey key = someone(PracticeProvince.openOrCreate(folder, longAgo));
        return login(challenge(), key, "");
    }

    private MockHttpServletRequestBuilder revoked() {
        PracticeKey key = someone(province);
        province.revoke(key.certificate());
        PracticeLists.fetch(province, lists);
        return login(challenge(), key, "");
    }

    private MockHttpServletRequestBuilder stranger() {
        return ours(post("/api/v1/tenders")).content("{}");
    }

    private MockHttpServletRequestBuilder wrongRole() {
        return ours(post("/api/v1/tenders/T1/lots/1/draws").cookie(session("bidder-1")))
                .content("{\"quotas\":[{\"specialty\":\"A0801\",\"count\":5}]}");
    }

    private MockHttpServletRequestBuilder documentByABidder() {
        return post("/api/v1/documents")
                .cookie(session("bidder-1"))
                .header("X-Requested-With", "ggzy")
                .content(new byte[] {1, 2, 3});
    }

    private MockHttpServletRequestBuilder wrongProject() {
        Tender draft = stage.draft(Duration.ofHours(1));
        PracticeKey other = otherAgency();
        JsonNode act = stage.sign(
                other, "tender.publish", stage.the(Deadlines.class).publicationBody(draft.id(), stage.agency()));
        return ours(post("/api/v1/tenders/" + draft.id() + "/publication").cookie(session(other)))
                .content(CanonicalJson.of(Map.of("act", act)));
    }

    private PracticeKey otherAgency() {
        Uscc uscc = Uscc.complete("91620100MA0000077");
        stage.the(Parties.class).register(new Party(uscc.value(), "另一代理机构", "620100", Set.of(Role.AGENCY)));
        return province.issue(
                "other-agency",
                province.trustList().services().getFirst().id(),
                new Holder("agency", "A-77", "周旁人", "另一代理机构", Optional.of(uscc)));
    }

    private MockHttpServletRequestBuilder replayedChallenge() {
        JsonNode challenge = challenge();
        perform(login(challenge, stage.key("bidder-1"), ""));
        return login(challenge, stage.key("bidder-1"), "");
    }

    private MockHttpServletRequestBuilder publishedAgain() {
        Tender draft = stage.draft(Duration.ofHours(1));
        JsonNode act = stage.sign(
                stage.key("agency"),
                "tender.publish",
                stage.the(Deadlines.class).publicationBody(draft.id(), stage.agency()));
        perform(publication(draft, act));
        return publication(draft, act);
    }

    private MockHttpServletRequestBuilder fromAnotherSite() {
        return post("/api/v1/login/challenges");
    }

    private MockHttpServletRequestBuilder publication(Tender draft, JsonNode act) {
        return ours(post("/api/v1/tenders/" + draft.id() + "/publication").cookie(session("agency")))
                .content(CanonicalJson.of(Map.of("act", act)));
    }

    private PracticeKey someone(PracticeProvince from) {
        return from.issue(
                "bad-" + Ids.randomHex(6),
                province.trustList().services().getFirst().id(),
                new Holder(
                        "bidder",
                        Ids.randomHex(6),
                        "陈某",
                        "练习单位",
                        Optional.of(new Uscc(stage.key("bidder-1").uscc()))));
    }

    private JsonNode challenge() {
        return CanonicalJson.read(
                perform(ours(post("/api/v1/login/challenges"))).getContentAsByteArray());
    }

    private Cookie session(String player) {
        return session(stage.key(player));
    }

    private Cookie session(PracticeKey key) {
        return Objects.requireNonNull(perform(login(challenge(), key, "")).getCookie("GGZY"));
    }

    private MockHttpServletRequestBuilder login(JsonNode challenge, PracticeKey key, String otherWords) {
        String text = otherWords.isEmpty() ? challenge.get("text").stringValue() : otherWords;
        return ours(post("/api/v1/login"))
                .content(CanonicalJson.of(Map.of(
                        "challenge", challenge.get("challenge").stringValue(),
                        "signature",
                                Map.of(
                                        "algorithm", key.algorithm().id(),
                                        "certificate", base64(key.certificate()),
                                        "chain",
                                                key.chain().stream()
                                                        .map(BadInputTests::base64)
                                                        .toList(),
                                        "value", base64(key.sign(text.getBytes(StandardCharsets.UTF_8)))))));
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static MockHttpServletRequestBuilder ours(MockHttpServletRequestBuilder request) {
        return request.header("X-Requested-With", "ggzy").contentType(MediaType.APPLICATION_JSON);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
