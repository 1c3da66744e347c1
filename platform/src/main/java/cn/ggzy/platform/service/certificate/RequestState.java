package cn.ggzy.platform.service.certificate;

import java.util.Locale;

/** Written down, lying with the authority, or at its end. */
public enum RequestState {
    REQUESTED,
    SUBMITTED,
    ISSUED,
    DONE,
    REFUSED;

    boolean isOpen() {
        return this == REQUESTED || this == SUBMITTED;
    }

    /** The fact that says so. */
    String fact() {
        return "certificate." + name().toLowerCase(Locale.ROOT);
    }
}
