package cn.ggzy.platform.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.ggzy.ca.crypto.Certificates;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

@RoomTest
class LoginTests {
    private final MockMvc http;
    private final PracticeProvince province;
    private final RevocationLists lists;
    private final StringRedisTemplate redis;
    private final Clock clock;

    @Autowired
    LoginTests(MockMvc http, PracticeProvince province, RevocationLists lists, StringRedisTemplate redis, Clock clock) {
        this.http = http;
        this.province = province;
        this.lists = lists;
        this.redis = redis;
        this.clock = clock;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bidder-1", "bidder-2", "bidder-3", "agency", "supervisor"})
    void aCertificateOfAnyListedAuthoritySignsIn(String file) throws Exception {
        PracticeKey key = province.player(file);

        ResultActions answer = login(challenge(), key, "");

        answer.andExpect(status().isOk()).andExpect(jsonPath("$.uscc").value(key.uscc()));
        Cookie session = Objects.requireNonNull(answer.andReturn().getResponse().getCookie("GGZY"));
        assertThat(session.isHttpOnly()).isTrue();
        http.perform(get("/api/v1/me").cookie(session))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.organisation").value(key.organisation()));
        http.perform(delete("/api/v1/login").cookie(session).header("X-Requested-With", "ggzy"))
                .andExpect(status().isNoContent());
        http.perform(get("/api/v1/me").cookie(session)).andExpect(status().isUnauthorized());
    }

    @Test
    void aSessionEndsWhenItsCertificateIsRevoked() throws Exception {
        PracticeKey key = province.issue(
                "login-" + Ids.randomHex(6),
                province.trustList().services().getFirst().id(),
                new Holder(
                        "bidder",
                        Ids.randomHex(6),
                        "陈将撤",
                        "练习单位",
                        Optional.of(new Uscc(province.player("bidder-1").uscc()))));
        Cookie session = Objects.requireNonNull(
                login(challenge(), key, "").andReturn().getResponse().getCookie("GGZY"));
        http.perform(get("/api/v1/me").cookie(session)).andExpect(status().isOk());

        province.revoke(key.certificate());
        PracticeLists.fetch(province, lists);

        http.perform(get("/api/v1/me").cookie(session)).andExpect(status().isUnauthorized());
    }

    @Test
    void aSessionLivesNoLongerThanItsCertificate() throws Exception {
        PracticeKey key = province.player("bidder-1");
        Cookie session = Objects.requireNonNull(
                login(challenge(), key, "").andReturn().getResponse().getCookie("GGZY"));
        Long life = redis.getExpire(
                "onenet:session2:" + Digests.sha256(session.getValue().getBytes(StandardCharsets.UTF_8)));

        assertThat(life)
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofHours(8).toSeconds())
                .isLessThanOrEqualTo(Duration.between(
                                clock.instant(),
                                Certificates.parse(key.certificate())
                                        .getNotAfter()
                                        .toInstant())
                        .toSeconds());
    }

    @Test
    void aChallengeServesOnce() throws Exception {
        JsonNode challenge = challenge();
        login(challenge, province.player("bidder-1"), "").andExpect(status().isOk());

        login(challenge, province.player("bidder-1"), "")
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.code").value("identity.challenge-used-up"));
    }

    @Test
    void theTextNamesTheServerThatWasCalled() throws Exception {
        assertThat(challenge().get("text").stringValue()).contains("\norigin: http://localhost\n");
    }

    @Test
    void anAddressThatIsNotOursGetsNoText() throws Exception {
        http.perform(post("http://other.example/api/v1/login/challenges").header("X-Requested-With", "ggzy"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("identity.other-origin"));
    }

    @Test
    void aSignatureOverOtherWordsIsRefused() throws Exception {
        login(challenge(), province.player("bidder-1"), "other words")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("act.bad-signature"))
                .andExpect(jsonPath("$.detail").value("签名与内容不符。"));
    }

    @Test
    void aRequestFromAnotherSiteIsRefused() throws Exception {
        http.perform(post("/api/v1/login/challenges").header("Accept-Language", "en"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("request.cross-site"))
                .andExpect(jsonPath("$.detail").value(containsString("X-Requested-With")));
    }

    @Test
    void nobodyElseSeesWhoIsSignedIn() throws Exception {
        http.perform(get("/api/v1/me"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.code").value("identity.not-signed-in"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().exists("Content-Security-Policy"));
    }

    private JsonNode challenge() throws Exception {
        return CanonicalJson.read(http.perform(post("/api/v1/login/challenges").header("X-Requested-With", "ggzy"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    private ResultActions login(JsonNode challenge, PracticeKey key, String otherWords) throws Exception {
        String text = otherWords.isEmpty() ? challenge.get("text").stringValue() : otherWords;
        String body = CanonicalJson.of(Map.of(
                "challenge", challenge.get("challenge").stringValue(),
                "signature",
                        Map.of(
                                "algorithm", key.algorithm().id(),
                                "certificate", base64(key.certificate()),
                                "chain",
                                        key.chain().stream()
                                                .map(LoginTests::base64)
                                                .toList(),
                                "value", base64(key.sign(text.getBytes(StandardCharsets.UTF_8))))));
        return http.perform(post("/api/v1/login")
                .header("X-Requested-With", "ggzy")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
