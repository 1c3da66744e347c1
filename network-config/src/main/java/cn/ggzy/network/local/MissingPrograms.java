package cn.ggzy.network.local;

/** The real network cannot start because programs are not there; the message is one line and names them. */
public final class MissingPrograms extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingPrograms(String message) {
        super(message);
    }
}
