package cn.ggzy.chain.tlog;

/** Something of a log is not in its one form; the message says what. */
public final class MalformedNote extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedNote(String what) {
        super("malformed " + what);
    }
}
