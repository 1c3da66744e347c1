package cn.ggzy.ca.tool.verify;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.dialect.Diagnosis;
import cn.ggzy.ca.dialect.Finding;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the diagnosis of an SM2 signature came to. It makes nothing valid, and it {@code explains} the failure only when nothing else is
 * wrong beside the dialects.
 */
public record DialectAnswer(
        List<String> dialects, String userId, String zh, String en, boolean complete, boolean explains) {
    public DialectAnswer {
        dialects = List.copyOf(dialects);
    }

    /** Nothing when the value itself is right and something else is wrong. */
    static Optional<DialectAnswer> of(Diagnosis diagnosis) {
        if (diagnosis.holds()) {
            return Optional.empty();
        }
        Optional<Finding> found = diagnosis.finding();
        return Optional.of(new DialectAnswer(
                found.map(Finding::dialects).orElse(List.of()).stream()
                        .map(Enum::name)
                        .toList(),
                found.flatMap(Finding::userId).map(HexFormat.of()::formatHex).orElse(""),
                diagnosis.zh(),
                diagnosis.en(),
                diagnosis.complete(),
                found.isPresent()));
    }

    static DialectAnswer notTried(Refusal why) {
        return new DialectAnswer(
                List.of(),
                "",
                "签名无效；未能诊断写法：" + why.code(),
                "the signature is not valid; not diagnosed: " + why.getMessage(),
                false,
                false);
    }

    DialectAnswer explainingOnlyIf(boolean nothingElse) {
        return new DialectAnswer(dialects, userId, zh, en, complete, explains && nothingElse);
    }

    public Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dialects", dialects);
        if (!userId.isEmpty()) {
            json.put("userId", userId);
        }
        json.put("words", Map.of("zh", zh, "en", en));
        json.put("complete", complete);
        return json;
    }
}
