package cn.ggzy.ca.dialect;

/** One way in which programs depart from GB/T 32918.2, GB/T 35275 and GB/T 35276 when they sign. Several may come together. */
public enum Dialect {
    EMPTY_ID("签名者标识为空，而不是 1234567812345678", "the user id is empty instead of 1234567812345678"),
    OTHER_ID("使用了另一个签名者标识", "another user id was taken"),
    NO_Z("摘要未包含 Z（只对原文计算 SM3）", "the digest lacks Z: SM3 of the message alone"),
    OVER_STRUCTURE(
            "对整个内容结构（含标签和长度）签名，而不是对内容签名（GmSSL 的做法）",
            "over the whole content structure with tags and lengths instead of the content (as GmSSL does)"),
    Z_IN_DIGEST("messageDigest 属性中的摘要包含 Z", "the digest among the attributes contains Z"),
    HASHED_TWICE("对原文的 SM3 摘要再次签名（摘要两次）", "the message was hashed before it was signed: hashed twice"),
    HEX_TEXT("对十六进制文本签名，而不是对字节签名", "over the hex text of the octets instead of the octets"),
    BASE64_TEXT("对 Base64 文本签名，而不是对字节签名", "over the Base64 text of the octets instead of the octets"),
    UTF16LE_TEXT("文本按 UTF-16LE 编码后签名", "the text was signed as UTF-16LE"),
    GBK_TEXT("文本按 GBK 编码后签名", "the text was signed as GBK"),
    RAW_FORM("签名值是 r‖s 64 字节，而不是 DER", "the value is r‖s in 64 octets instead of DER"),
    DER_FORM("签名值是 DER，而不是 r‖s 64 字节", "the value is DER instead of r‖s in 64 octets"),
    SWAPPED("r 与 s 的顺序颠倒", "r and s have changed places"),
    LITTLE_ENDIAN("r 与 s 按小端字节序书写", "r and s are written little-endian"),
    ENCRYPTION_CERTIFICATE(
            "使用加密证书的密钥签名，而不是签名证书", "by the key of the encryption certificate instead of the signing one");

    private final String zh;
    private final String en;

    Dialect(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /**
     * Whether a policy may let it pass at all. An encryption key is often kept by the authority's key centre too, so that what it signs
     * proves nothing about its holder (电子签名法 第十三条: control by the signer alone).
     */
    public boolean allowable() {
        return this != ENCRYPTION_CERTIFICATE;
    }
}
