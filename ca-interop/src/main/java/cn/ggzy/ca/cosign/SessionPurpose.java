package cn.ggzy.ca.cosign;

/** What a session was opened for; it serves for nothing else. */
public enum SessionPurpose {
    SIGN,
    DECRYPT,
    REFRESH
}
