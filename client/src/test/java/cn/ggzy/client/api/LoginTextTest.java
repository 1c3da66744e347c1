package cn.ggzy.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key that signs log-ins signs acts too: a server must not choose what it signs. */
class LoginTextTest {
    private static final URI SERVER = URI.create("https://ggzy.example");
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-03-01T01:30:00Z");
    private static final String GOOD =
            "GGZY-LOGIN-1\norigin: https://ggzy.example\ntime: 2026-03-01T01:30:00.123Z\nchallenge: " + ID;

    @Test
    void signsTheFourKnownLines() {
        assertThat(new LoginText(GOOD).octets(SERVER, ID, NOW)).asString().isEqualTo(GOOD);
    }

    @Test
    void signsTextsOfOtherPortsForOtherPortsOnly() {
        String local = GOOD.replace("https://ggzy.example", "http://127.0.0.1:8080");

        assertThat(new LoginText(local).octets(URI.create("http://127.0.0.1:8080/x"), ID, NOW))
                .isNotEmpty();
        assertRefused(local, URI.create("http://127.0.0.1:8081"), NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"act\":\"bid.withdraw\",\"at\":\"2026-03-01T01:30:00Z\",\"body\":{},\"nonce\":\"00\"}",
                "GGZY-LOGIN-2\norigin: https://ggzy.example\ntime: 2026-03-01T01:30:00Z\nchallenge: 0123456789abcdef0123456789abcdef",
                "GGZY-LOGIN-1\norigin: https://other.example\ntime: 2026-03-01T01:30:00Z\nchallenge: 0123456789abcdef0123456789abcdef",
                "GGZY-LOGIN-1\norigin: https://ggzy.example\ntime: 2026-03-01T01:30:00Z\nchallenge: fffff6789abcdef0123456789abcdef0",
                "GGZY-LOGIN-1\norigin: https://ggzy.example\ntime: 2026-03-01T01:30:00Z\nchallenge: 0123456789abcdef0123456789abcdef\n",
                "GGZY-LOGIN-1\norigin: https://ggzy.example\ntime: 2026-03-01T01:30:00Z\nchallenge: 0123456789abcdef0123456789abcdef\n{\"act\":\"bid.withdraw\"}",
                "GGZY-LOGIN-1\norigin: https://ggzy.example\r\ntime: 2026-03-01T01:30:00Z\nchallenge: 0123456789abcdef0123456789abcdef",
                "GGZY-LOGIN-1\norigin: https://ggzy.example\ntime: yesterday\nchallenge: 0123456789abcdef0123456789abcdef"
            })
    void signsNothingElse(String text) {
        assertRefused(text, SERVER, NOW);
    }

    @Test
    void signsNoActThatTheServerCallsAChallenge() {
        String act = "{\"act\":\"bid.withdraw\",\"at\":\"2026-03-01T01:30:00Z\",\"body\":{},\"nonce\":\"00\"}";

        assertThatThrownBy(() -> new LoginText(act).octets(SERVER, act, NOW)).isInstanceOf(Problem.class);
    }

    @Test
    void signsNoTextOfAnotherTime() {
        assertThat(new LoginText(GOOD).octets(SERVER, ID, NOW.plusSeconds(120))).isNotEmpty();
        assertThatThrownBy(() -> new LoginText(GOOD).octets(SERVER, ID, NOW.plusSeconds(121)))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo("client.challenge-time"));
        assertThatThrownBy(() -> new LoginText(GOOD).octets(SERVER, ID, NOW.minusSeconds(121)))
                .isInstanceOf(Problem.class);
    }

    private static void assertRefused(String text, URI server, Instant now) {
        assertThatThrownBy(() -> new LoginText(text).octets(server, ID, now))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo("client.challenge-refused"));
    }
}
