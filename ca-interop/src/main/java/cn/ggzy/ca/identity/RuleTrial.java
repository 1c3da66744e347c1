package cn.ggzy.ca.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one rule did with a certificate: the octets at its place in hex, the texts it read there, what it took from them, and whether the
 * check digits of that hold. {@code checkDigits} is absent for what has none.
 */
public record RuleTrial(
        int rule,
        IdentityRule asked,
        Outcome outcome,
        List<String> octets,
        List<String> texts,
        Optional<String> value,
        Optional<Boolean> checkDigits) {
    /** How far a rule got. */
    public enum Outcome {
        FOUND("找到", "found"),
        NOTHING_THERE("该位置没有内容", "nothing is at this place"),
        NOT_OF_THIS_FORM("内容不是规则所述的编码形式", "what is there is not wrapped as the rule says"),
        NO_SUCH_OCCURRENCE("没有那么多个值", "there are not that many values"),
        TOO_LONG("内容过长，未查看", "what is there is too long to look at"),
        NO_MATCH("内容不符合规则的表达式", "what is there does not match the rule"),
        NO_CODE("取出的内容不是统一社会信用代码", "what matched has not the form of a code");

        private final String zh;
        private final String en;

        Outcome(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    public RuleTrial {
        octets = List.copyOf(octets);
        texts = List.copyOf(texts);
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", rule);
        json.put("asked", asked.write());
        json.put("outcome", outcome.name());
        json.put("zh", outcome.zh());
        json.put("en", outcome.en());
        json.put("octets", octets);
        json.put("texts", texts);
        value.ifPresent(found -> json.put("value", found));
        checkDigits.ifPresent(hold -> json.put("checkDigits", hold));
        return json;
    }
}
