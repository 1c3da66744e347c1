package cn.ggzy.ca.dialect;

import java.util.Optional;

/**
 * Why an SM2 signature does not hold. {@code holds} speaks of the standard alone: a finding explains, it makes nothing valid. {@code
 * complete} is false when the content was too large to try everything.
 */
public record Diagnosis(boolean holds, Optional<Finding> finding, int tried, boolean complete) {

    /** Tries the standard first and then every named departure, those that need the fewest first. */
    public static Diagnosis of(Sm2Question question) {
        return new Search(question).run();
    }

    public String zh() {
        if (holds) {
            return "签名按标准验证通过";
        }
        return finding.map(found -> "签名无效；与以下写法吻合：" + found.zh())
                .orElse(complete ? "签名无效，且不符合任何已知写法：内容、密钥或签名值不是原来的" : "签名无效；内容过大，未能试完所有写法");
    }

    public String en() {
        if (holds) {
            return "the signature holds as the standard says";
        }
        return finding.map(found -> "the signature is not valid; it fits this dialect: " + found.en())
                .orElse(
                        complete
                                ? "the signature is not valid in any known dialect: content, key or value is another one"
                                : "the signature is not valid; the content is too large to try every dialect");
    }
}
