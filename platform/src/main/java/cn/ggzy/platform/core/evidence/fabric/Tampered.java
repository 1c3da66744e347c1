package cn.ggzy.platform.core.evidence.fabric;

/** A peer handed back something else than what was asked; it is not signed. */
final class Tampered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Tampered(String what) {
        super(what);
    }
}
