package cn.ggzy.platform.service.certificate;

import java.util.Locale;

/** What is asked of an authority. */
public enum RequestKind {
    APPLY,
    RENEW,
    CHANGE,
    SUSPEND,
    RESUME,
    REVOKE;

    /** The act that the person signs. */
    String act() {
        return "certificate." + name().toLowerCase(Locale.ROOT);
    }

    boolean issues() {
        return switch (this) {
            case APPLY, RENEW, CHANGE -> true;
            case SUSPEND, RESUME, REVOKE -> false;
        };
    }
}
