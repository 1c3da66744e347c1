package cn.ggzy.client.api;

/** No answer came: what was asked may or may not have happened. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String what, Throwable cause) {
        super(what, cause);
    }
}
