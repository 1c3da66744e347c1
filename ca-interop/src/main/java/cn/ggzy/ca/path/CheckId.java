package cn.ggzy.ca.path;

/** The named checks, in the order in which they run and in which a reason is chosen, each with the rule it stands for. */
public enum CheckId {
    TRUST_LIST("trust-list", "信任列表可读取且未过更新期限", "the trust list can be read and is before its next update"),
    FORMAT("format", "证书为严格的 DER 编码，其后无多余字节", "the certificate is strict DER with nothing behind it"),
    PATH("path", "证书可追溯至信任列表中的颁发机构", "a way leads from the certificate to a listed authority"),
    SIGNATURE("signature", "路径上每个签名均正确", "every signature in the path verifies"),
    ALGORITHM("algorithm", "算法与密钥均在允许之列", "every algorithm and key is on the allow-list"),
    STRICT("strict", "证书结构符合 RFC 5280", "the certificates have the form of RFC 5280"),
    CONSTRAINTS("constraints", "符合各级颁发机构的名称与策略约束", "the constraints of the authorities on names and policies hold"),
    VALIDITY("validity", "该时刻每张证书均在有效期内", "every certificate is valid at the instant"),
    KEY_USAGE("key-usage", "密钥可用于此用途", "the key is for this use"),
    SERVICE_PURPOSE("service-purpose", "颁发机构被认可用于此用途", "the authority is listed for this use"),
    SERVICE_STATUS("service-status", "颁发机构在颁发时与该时刻均获认可", "the authority was granted when it issued and at the instant"),
    REVOCATION("revocation", "该时刻证书均未被吊销", "no certificate was revoked at the instant"),
    IDENTITY("identity", "证书写明唯一的单位或个人", "the certificate names one organisation or person"),
    CHECK_DIGIT("check-digit", "统一社会信用代码校验位正确", "the check digits of the code hold");

    private final Rule rule;

    CheckId(String id, String zh, String en) {
        this.rule = new Rule(id, zh, en);
    }

    public String id() {
        return rule.id();
    }

    public Rule rule() {
        return rule;
    }
}
