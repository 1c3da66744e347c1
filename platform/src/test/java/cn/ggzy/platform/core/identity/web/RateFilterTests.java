package cn.ggzy.platform.core.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@RoomTest
class RateFilterTests {
    private final StringRedisTemplate redis;
    private final ProblemWriter problems;

    @Autowired
    RateFilterTests(StringRedisTemplate redis, ProblemWriter problems) {
        this.redis = redis;
        this.problems = problems;
    }

    @Test
    void oneAddressSignsInSoOftenAMinuteAndNoMore() throws Exception {
        RateFilter filter = new RateFilter(new Rates(redis, at("2026-03-01T01:00:15Z"), 2), problems);

        assertThat(login(filter, "198.51.100.1").getStatus()).isEqualTo(200);
        assertThat(login(filter, "198.51.100.1").getStatus()).isEqualTo(200);
        MockHttpServletResponse third = login(filter, "198.51.100.1");
        assertThat(third.getStatus()).isEqualTo(429);
        assertThat(third.getContentAsString()).contains("request.too-many", "45");
        assertThat(login(filter, "198.51.100.2").getStatus()).isEqualTo(200);
        RateFilter later = new RateFilter(new Rates(redis, at("2026-03-01T01:01:00Z"), 2), problems);
        assertThat(login(later, "198.51.100.1").getStatus()).isEqualTo(200);
    }

    @Test
    void anotherSpellingOfTheAddressIsNoWayAround() throws Exception {
        RateFilter filter = new RateFilter(new Rates(redis, at("2026-03-01T01:00:15Z"), 0), problems);
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/%6Cogin");
        request.setRemoteAddr("198.51.100.3");
        MockHttpServletResponse response = new MockHttpServletResponse();

        filter.doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(429);
    }

    @Test
    void withoutRedisTheAnswerIsThatANeighbourIsAway() throws Exception {
        LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
        nowhere.afterPropertiesSet();
        nowhere.start();
        try {
            RateFilter filter = new RateFilter(
                    new Rates(new StringRedisTemplate(nowhere), at("2026-03-01T01:00:15Z"), 2), problems);

            MockHttpServletResponse answer = login(filter, "198.51.100.1");

            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentAsString()).contains("request.neighbour-away");
        } finally {
            nowhere.destroy();
        }
    }

    private static Clock at(String moment) {
        return Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
    }

    private static MockHttpServletResponse login(RateFilter filter, String address) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/login");
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
