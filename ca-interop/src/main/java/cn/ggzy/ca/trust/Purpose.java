package cn.ggzy.ca.trust;

/** What a certificate is about to be used for. */
public enum Purpose {
    SIGN,
    LOGIN,
    ENCRYPT,
    /** Signs electronic seals and what they are put on. */
    SEAL,
    /** Signs time stamps: the certificate of an authority that tells the time, not of a holder. */
    TIME_STAMP
}
