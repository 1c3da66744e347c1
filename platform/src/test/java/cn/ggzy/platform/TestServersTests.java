package cn.ggzy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TestServersTests {
    @Test
    void containersAreNotSilentlyReplacedByGivenServers() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestServers.given("containers", "jdbc:mysql://elsewhere/onenet", null))
                .withMessageContaining("TEST_DB_URL");
    }

    @Test
    void givenServersGoBeforeLocalOnes() {
        assertThat(TestServers.given("local", "jdbc:mysql://elsewhere/onenet", "redis://elsewhere"))
                .containsEntry("spring.datasource.url", "jdbc:mysql://elsewhere/onenet");
        assertThat(TestServers.given("local", null, null)).isEmpty();
    }
}
