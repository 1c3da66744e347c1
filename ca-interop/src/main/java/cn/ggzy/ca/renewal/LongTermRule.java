package cn.ggzy.ca.renewal;

import cn.ggzy.ca.path.Rule;

/** What an LT bundle is asked, in the order in which a reason is chosen. */
public enum LongTermRule {
    CONTENT("lt-content", "数据与签名时的数据一致", "the content is the one that was signed, by both digests"),
    SIGNATURE("lt-signature", "签名正确", "the signature holds over the content"),
    EVIDENCE("lt-evidence", "证据记录在该时刻成立", "the evidence records hold at the instant"),
    TIME_STAMPS("lt-time-stamps", "签名时间戳成立且机构数量足够", "the signature's time stamps hold and are by enough authorities"),
    CLAIMED_TIME("lt-claimed-time", "声称的签名时间不晚于时间戳", "the time that the signer claims is not after the time stamps"),
    ALGORITHM("lt-algorithm", "签名算法在时间戳之时可信", "the signature's algorithm counted at the time stamps"),
    SIGNER("lt-signer", "签名证书在时间戳之时有效", "the signer's certificate counted at the time stamps");

    private final Rule rule;

    LongTermRule(String id, String zh, String en) {
        this.rule = new Rule(id, zh, en);
    }

    public String id() {
        return rule.id();
    }

    public Rule rule() {
        return rule;
    }
}
