package cn.ggzy.ca.document;

import cn.ggzy.ca.path.Rule;

/** What signatures and seals on documents are asked, in the order in which a reason is chosen. */
public enum DocumentRule {
    FORMAT("document-format", "签名数据可读取且编码严格", "the signature's data can be read and is strict"),
    COVERAGE("document-coverage", "签名覆盖其所称的全部内容", "the signature covers all that it claims to"),
    LATER_CHANGES(
            "document-later-changes",
            "签名之后的改动只是签名、时间戳与验证资料",
            "what was added later is signatures, time stamps and validation data only"),
    DIGEST("document-digest", "文件摘要与签名所载一致", "the document has the digest that was signed"),
    SIGNATURE("document-signature", "签名值正确", "the signature's value verifies"),
    ALGORITHM("document-algorithm", "签名算法在判断时刻可信", "the signature's algorithm counts at the instant"),
    SEAL_MATCH("seal-match", "文件中的印章与签章中的印章一致", "the seal in the file is the one in the signature"),
    SEAL_MAKER_SIGNATURE("seal-maker-signature", "制章者对印章的签名正确", "the seal maker's signature on the seal verifies"),
    SEAL_MAKER("seal-maker", "制章者证书受信", "the seal maker counts"),
    SEAL_PERIOD("seal-period", "签章时印章在有效期内", "the seal was in its period when it was put on"),
    SEAL_SIGNER("seal-signer", "签章者证书在印章所列名单内", "the signer's certificate is on the seal's list"),
    TIME("document-time", "所称签名时间不晚于时间戳与判断时刻", "the claimed time is not after the time stamp nor the instant"),
    TIME_STAMP("document-time-stamp", "时间戳成立", "the time stamp holds"),
    SIGNER("document-signer", "签名者证书受信", "the signer counts");

    private final Rule rule;

    DocumentRule(String id, String zh, String en) {
        this.rule = new Rule(id, zh, en);
    }

    public String id() {
        return rule.id();
    }

    public Rule rule() {
        return rule;
    }
}
