package cn.ggzy.ca.trust;

/** What a certificate is about to be used for. */
public enum Purpose {
    SIGN,
    LOGIN,
    ENCRYPT
}
