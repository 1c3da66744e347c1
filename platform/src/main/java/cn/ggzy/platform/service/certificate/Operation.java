package cn.ggzy.platform.service.certificate;

/** What an authority is called for. */
public enum Operation {
    APPLY,
    RENEW,
    CHANGE,
    SUSPEND,
    RESUME,
    REVOKE,
    STATUS,
    CRL
}
