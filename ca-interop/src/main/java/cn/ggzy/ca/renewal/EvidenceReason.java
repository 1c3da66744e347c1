package cn.ggzy.ca.renewal;

/** Why an evidence record proves nothing, or not yet; {@code etsi} is the indication that foreign tools know. */
public enum EvidenceReason {
    OK("PASSED", "证据链完整，数据在首个时间戳之时已存在", "every link holds: the object existed at the first stamp"),
    MALFORMED("FORMAT_FAILURE", "证据记录无法读取", "the record cannot be read"),
    OTHER_OBJECT("HASH_FAILURE", "证据记录针对的是另一份数据", "the record is about another object"),
    BROKEN_TREE("HASH_FAILURE", "摘要树的根与时间戳不符", "the tree does not lead to what was stamped"),
    MIXED_DIGESTS("FORMAT_FAILURE", "同一链内摘要算法不一致", "a chain mixes digest algorithms"),
    MISSING_LINK("HASH_FAILURE", "续期时间戳未覆盖其前的全部证据", "a renewal does not cover what came before"),
    WRONG_ORDER("TIMESTAMP_ORDER_FAILURE", "续期时间戳早于其前的时间戳", "a renewal is older than what it renews"),
    LATE_RENEWAL("EXPIRED", "续期过晚：前一时间戳证书当时已过期", "renewed too late: the certificate of the stamp before had ended"),
    REVOKED_BEFORE_RENEWAL(
            "REVOKED", "续期前，前一时间戳证书已被吊销", "the certificate of the stamp before was revoked before the renewal"),
    WEAK_BEFORE_RENEWAL(
            "CRYPTO_CONSTRAINTS_FAILURE",
            "续期前，前一时间戳的算法已不可信",
            "an algorithm of the stamp before had ended before the renewal"),
    STAMP_WRONG("SIG_CRYPTO_FAILURE", "某个时间戳本身不成立", "a stamp does not hold"),
    LAST_ENDED("EXPIRED", "最后一个时间戳的证书已过期且未续期", "the last stamp's certificate has ended and nothing renewed it"),
    LAST_REVOKED("REVOKED", "最后一个时间戳的证书已被吊销", "the last stamp's certificate is revoked"),
    LAST_WEAK("CRYPTO_CONSTRAINTS_FAILURE", "最后一个时间戳的算法已不可信", "an algorithm of the last stamp has ended"),
    FACTS_MISSING("TRY_LATER", "缺少判断某个时间戳所需的资料", "something that would settle a stamp is missing");

    private final String etsi;
    private final String zh;
    private final String en;

    EvidenceReason(String etsi, String zh, String en) {
        this.etsi = etsi;
        this.zh = zh;
        this.en = en;
    }

    public String etsi() {
        return etsi;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
