package cn.ggzy.platform.service.certificate;

/** Whether a certificate counts, as far as its requests say; what decides is the authority's list. */
public enum Standing {
    GOOD,
    SUSPENDED,
    REVOKED
}
