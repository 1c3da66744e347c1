package cn.ggzy.ca.path;

/** Why a verdict is as it is; {@code etsi} is the indication of ETSI EN 319 102-1 that foreign tools know. */
public enum Reason {
    OK("PASSED", "有效", "valid"),
    TRUST_LIST_UNAVAILABLE("TRY_LATER", "信任列表无法取得或无法读取", "the trust list could not be loaded"),
    TRUST_LIST_STALE("TRY_LATER", "信任列表已过更新期限", "the trust list is past its next update"),
    MALFORMED("FORMAT_FAILURE", "证书格式错误", "the certificate cannot be read"),
    SERVICE_NOT_LISTED("NO_CERTIFICATE_CHAIN_FOUND", "颁发机构不在信任列表中", "no listed authority issued it"),
    SIGNATURE_WRONG("SIG_CRYPTO_FAILURE", "证书签名不正确", "a signature in the path is wrong"),
    ALGORITHM_NOT_ALLOWED("CRYPTO_CONSTRAINTS_FAILURE", "算法或密钥不被允许", "an algorithm or key is not allowed"),
    STRUCTURE_WRONG("CHAIN_CONSTRAINTS_FAILURE", "证书结构不符合规定", "the certificate's form is not allowed"),
    CONSTRAINTS_BROKEN("CHAIN_CONSTRAINTS_FAILURE", "违反颁发机构的约束", "a constraint of an authority is broken"),
    NOT_YET_VALID("NOT_YET_VALID", "证书尚未生效", "not valid yet"),
    EXPIRED("EXPIRED", "证书已过期", "expired"),
    WRONG_KEY_OF_PAIR("CHAIN_CONSTRAINTS_FAILURE", "证书用途不符，请换用另一张证书", "the key is not for this use"),
    SERVICE_PURPOSE("CHAIN_CONSTRAINTS_FAILURE", "颁发机构未被认可用于此用途", "the authority is not listed for this use"),
    SERVICE_SUSPENDED("CHAIN_CONSTRAINTS_FAILURE", "颁发机构已被暂停", "the authority is suspended"),
    SERVICE_WITHDRAWN("CHAIN_CONSTRAINTS_FAILURE", "颁发机构已被撤销认可", "the authority is withdrawn"),
    SERVICE_NOT_YET_GRANTED("CHAIN_CONSTRAINTS_FAILURE", "颁发机构当时尚未获认可", "the authority was not granted yet"),
    REVOKED("REVOKED", "证书已被吊销", "revoked"),
    REVOCATION_UNKNOWN("TRY_LATER", "缺少当时有效的吊销列表或在线应答", "no revocation list or OCSP answer in force at that instant"),
    REVOCATION_STALE(
            "TRY_LATER", "吊销列表或在线应答已过期，在宽限期内采信", "the revocation list or OCSP answer has ended and counts for a grace"),
    IDENTITY_NOT_FOUND("SIG_CONSTRAINTS_FAILURE", "证书中没有可识别的身份", "no identity found"),
    IDENTITY_CONFLICT("SIG_CONSTRAINTS_FAILURE", "证书中有互相矛盾的身份代码", "two different codes found"),
    IDENTITY_BAD_CHECK_DIGIT("SIG_CONSTRAINTS_FAILURE", "统一社会信用代码校验位不符", "a check digit does not hold");

    private final String etsi;
    private final String zh;
    private final String en;

    Reason(String etsi, String zh, String en) {
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
