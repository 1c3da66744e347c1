package cn.ggzy.platform.service.certificate;

/** Why a certificate shall not count any more, or count again. */
public enum StandingReason {
    LOST,
    KEY_COMPROMISED,
    LEFT_ORGANISATION,
    NOT_NEEDED,
    SUPERVISION,
    FOUND_AGAIN
}
