package cn.ggzy.ca.revocation;

/** How an answer stands to the instant that is asked about. */
public enum Standing {
    IN_FORCE,
    /** Past its time, and within what the policy allows this purpose. */
    IN_GRACE,
    /** Given after the instant: it cannot clear a certificate then, but it knows of an earlier revocation. */
    AFTERWARDS,
    /** Past its time, or without an end: what was revoked for good stays revoked. */
    BYGONE
}
