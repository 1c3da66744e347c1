package cn.ggzy.chain.act;

import cn.ggzy.chain.canonical.MalformedJson;

/** The signatures that an act may carry. */
public enum SignatureAlgorithm {
    /** DER (r,s), user id 1234567812345678. */
    SM2_SM3("SM2-SM3"),
    /** PKCS#1 v1.5. */
    RSA_SHA256("RSA-SHA256"),
    /** DER (r,s). */
    ECDSA_SHA256("ECDSA-SHA256");

    private final String text;

    SignatureAlgorithm(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static SignatureAlgorithm of(String text) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.text.equals(text)) {
                return algorithm;
            }
        }
        throw new MalformedJson("algorithm");
    }
}
