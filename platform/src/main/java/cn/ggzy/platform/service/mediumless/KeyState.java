package cn.ggzy.platform.service.mediumless;

/** Waits for its certificate, can be used, or is over for ever. */
public enum KeyState {
    PENDING,
    ACTIVE,
    REVOKED
}
