package cn.ggzy.platform.service.certificate;

/** Where the private key is. */
public enum Medium {
    TOKEN,
    FILE,
    MEDIUMLESS,
    /** Of a certificate that came from elsewhere nobody has told us. */
    UNKNOWN
}
