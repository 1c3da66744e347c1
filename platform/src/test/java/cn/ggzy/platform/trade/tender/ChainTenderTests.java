package cn.ggzy.platform.trade.tender;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.core.shared.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainTenderTests {
    @Test
    void aTenderThatWasNeverPostponedHasNoLastPostponement() {
        assertThat(chain(List.of()).lastPostponement()).isEmpty();
        assertThat(new ChainTender(CanonicalJson.tree(Map.of())).lastPostponement())
                .isEmpty();
    }

    @Test
    void ofSeveralPostponementsTheLastCounts() {
        ChainTender chain = chain(List.of(
                Map.of("at", "2026-11-01T00:00:00Z", "noticeDigest", "sm3:01"),
                Map.of("at", "2026-11-02T00:00:00Z", "noticeDigest", "sm3:02")));

        assertThat(chain.lastPostponement())
                .contains(new ChainTender.Postponement(Instant.parse("2026-11-02T00:00:00Z"), "sm3:02"));
    }

    private static ChainTender chain(List<Map<String, String>> postponements) {
        return new ChainTender(CanonicalJson.tree(Map.of("postponements", postponements)));
    }
}
