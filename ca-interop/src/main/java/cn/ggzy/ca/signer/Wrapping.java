package cn.ggzy.ca.signer;

/** How the key of a CMS envelope is wrapped to a recipient's key. */
public enum Wrapping {
    /** RSA-OAEP with SHA-256 for the label and the mask. */
    RSA_OAEP_SHA256,
    /** RSAES-PKCS1-v1_5: old, and read only where a policy allows it. */
    RSA_PKCS1,
    /** The DER structure SM2Cipher (GB/T 35276). */
    SM2_DER,
    /** 04, C1, C3, C2. */
    SM2_RAW
}
