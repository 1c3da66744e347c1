package cn.ggzy.platform.trade.bid;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SubmittedTests {
    @Test
    void aSubmissionThatTheTableCannotHoldIsRefused() {
        assertThat(Submitted.of(submission("a")).id().lot().lot()).isEqualTo("1");
        refused("request.too-large", () -> Submitted.of(submission("图".repeat(22_000))));
    }

    private static JsonNode submission(String more) {
        Map<String, Object> submission = new LinkedHashMap<>();
        submission.put("tender", "T-1");
        submission.put("lot", "1");
        submission.put("ticket", "0".repeat(32));
        submission.put("sealed", Map.of("root", "0".repeat(64), "size", 1, "chunks", 1));
        submission.put("figures", Map.of("price", more));
        return CanonicalJson.tree(submission);
    }
}
