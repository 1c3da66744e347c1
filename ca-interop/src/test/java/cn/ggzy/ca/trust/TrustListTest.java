package cn.ggzy.ca.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.practice.PracticeProvince;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustListTest {
    private static final Instant NOW = Instant.parse("2026-03-01T01:00:00Z");

    private static TrustList list;

    @BeforeAll
    static void takeThePracticeList(@TempDir Path directory) {
        list = PracticeProvince.openOrCreate(directory, Clock.fixed(NOW, ZoneOffset.UTC))
                .trustList();
    }

    @Test
    void isReadAndWrittenUnchanged() {
        assertThat(TrustList.parse(list.toJson()).toJson()).isEqualTo(list.toJson());
        assertThat(list.services())
                .extracting(TrustService::id)
                .containsExactly("practice-rsa", "practice-sm2", "practice-sm2-chain");
        assertThat(list.service("practice-sm2-chain").orElseThrow().chain()).hasSize(1);
        assertThat(list.governor("centre")).isPresent();
        assertThat(list.governor("supervisor")).isPresent();
    }

    @Test
    void theNextVersionNamesTheOneBeforeAndKeepsTheHistory() {
        StatusPeriod suspended = new StatusPeriod(ServiceStatus.SUSPENDED, NOW, Optional.of("决定 1"));
        TrustList next = list.next("practice-sm2", suspended, NOW);

        assertThat(next.sequence()).isEqualTo(2);
        assertThat(next.previous()).contains(list.digest());
        TrustService service = next.service("practice-sm2").orElseThrow();
        assertThat(service.at(NOW).orElseThrow().status()).isEqualTo(ServiceStatus.SUSPENDED);
        assertThat(service.at(NOW.minusMillis(1)).orElseThrow().status()).isEqualTo(ServiceStatus.GRANTED);
        assertThat(service.at(NOW.minusSeconds(86_401))).isEmpty();
    }

    @Test
    void aChangeThatDoesNotGoForwardOrConcernsNobodyIsRefused() {
        StatusPeriod early = new StatusPeriod(ServiceStatus.SUSPENDED, NOW.minusSeconds(900_000), Optional.empty());

        assertThatThrownBy(() -> list.next("practice-sm2", early, NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> list.next("nobody", early, NOW)).hasMessageContaining("trust.unknown-service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"sequence\":1` | `\"sequence\":0`",
                "`\"sequence\":1` | `\"sequence\":2`",
                "`\"sequence\":1` | `\"sequence\":1.5`",
                "`\"sequence\":1` | `\"sequence\":1,\"sequence\":1`",
                "`\"sequence\":1` | `\"sequence\":1,\"more\":1`",
                "`\"previous\":null` | `\"previous\":\"ab\"`",
                "`ggzy-trust-list/1` | `ggzy-trust-list/2`",
                "`\"status\":\"GRANTED\"` | `\"status\":\"granted\"`",
                "`\"status\":\"GRANTED\"` | `\"status\":\"GRANTED\",\"x\":\"y\"`",
                "`\"id\":\"practice-sm2\"` | `\"id\":\"practice-rsa\"`",
                "`\"role\":\"centre\"` | `\"role\":\"supervisor\"`",
                "`\"profile\":\"practice-sm2/1\"` | `\"profile\":\"practice-sm3/1\"`",
                "`\"match\":\"(.+)\"` | `\"match\":\".+\"`",
                "`\"match\":\"(.+)\"` | `\"match\":\"(.+\"`",
                "`\"oid\":\"2.5.4.10\"` | `\"oid\":\"2.5.4.x\"`",
                "`\"requires\":\"CHECK_DIGIT\"` | `\"requires\":\"LUCK\"`",
                "`\"issued\":\"2026-03-01T01:00:00Z\"` | `\"issued\":\"2026-03-01T09:00:00+08:00\"`",
                "`\"issued\":\"2026-03-01T01:00:00Z\"` | `\"issued\":\"2026-02-30T01:00:00Z\"`",
                "`\"certificate\":\"MI` | `\"certificate\":\"MJ`"
            })
    void whatContradictsItselfOrIsUnknownIsRefused(String from, String to) {
        assertThat(list.toJson()).contains(from);
        String wrong = list.toJson().replace(from, to);

        assertThatThrownBy(() -> TrustList.parse(wrong))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).code())
                .isEqualTo("trust.malformed");
    }
}
