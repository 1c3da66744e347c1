package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;

/** The signature algorithms of a signed act, by the names they have there. */
public enum SignatureAlgorithm {
    SM2_SM3("SM2-SM3", KeyFamily.SM2, "SM3withSM2"),
    RSA_SHA256("RSA-SHA256", KeyFamily.RSA, "SHA256withRSA"),
    ECDSA_SHA256("ECDSA-SHA256", KeyFamily.P256, "SHA256withECDSA");

    private final String id;
    private final KeyFamily family;
    private final String jca;

    SignatureAlgorithm(String id, KeyFamily family, String jca) {
        this.id = id;
        this.family = family;
        this.jca = jca;
    }

    public static SignatureAlgorithm of(String id) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.id.equals(id)) {
                return algorithm;
            }
        }
        throw new Refusal("signature.unknown-algorithm", id);
    }

    public static SignatureAlgorithm of(KeyFamily family) {
        return switch (family) {
            case SM2 -> SM2_SM3;
            case RSA -> RSA_SHA256;
            case P256 -> ECDSA_SHA256;
            case P384 -> throw new Refusal("signature.unknown-algorithm", "P-384 signs no acts");
        };
    }

    /** The algorithm of the certificate's key. */
    static SignatureAlgorithm ofCertificate(byte[] der) {
        return of(KeyFamily.of(Certificates.parse(der).getPublicKey()));
    }

    public String id() {
        return id;
    }

    public KeyFamily family() {
        return family;
    }

    String jca() {
        return jca;
    }
}
