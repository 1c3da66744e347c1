package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.path.Rule;

/** What a time stamp is asked, in the order in which a reason is chosen. */
public enum TimeStampRule {
    FORMAT("timestamp-format", "时间戳编码正确，其后无多余字节", "the token can be read and nothing stands behind it"),
    DIGEST("timestamp-digest", "时间戳所用摘要算法在该时刻可信", "the digest that was stamped counts at the instant"),
    IMPRINT("timestamp-imprint", "时间戳针对的正是此数据", "the token is over this data"),
    NONCE("timestamp-nonce", "时间戳回应的是本次请求", "the token answers this request"),
    POLICY("timestamp-policy", "时间戳策略在允许之列", "the token's policy is one of the expected ones"),
    ACCURACY("timestamp-accuracy", "时间戳精度足够", "the token's accuracy is good enough"),
    SIGNER("timestamp-signer", "时间戳含有签发者证书且签名绑定该证书", "the signer's certificate is inside and the signature names it"),
    ALGORITHM(
            "timestamp-algorithm",
            "签名算法在允许之列且在该时刻可信",
            "the signature's algorithm is allowed and counts at the instant"),
    SIGNATURE("timestamp-signature", "时间戳签名正确", "the token's signature verifies"),
    USAGE("timestamp-usage", "证书专用于时间戳（关键扩展，仅此一项）", "the certificate is critically for time stamping and nothing else"),
    PERIOD("timestamp-period", "签发时证书在有效期内", "the certificate was in its period when it stamped"),
    TIME("timestamp-time", "时间戳时间不晚于判断时刻", "the token is not from after the instant"),
    PATH("timestamp-path", "时间戳机构在判断时刻受信", "the authority counted at the instant");

    private final Rule rule;

    TimeStampRule(String id, String zh, String en) {
        this.rule = new Rule(id, zh, en);
    }

    public String id() {
        return rule.id();
    }

    public Rule rule() {
        return rule;
    }
}
