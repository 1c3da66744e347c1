package cn.ggzy.verifier.report;

/** A file, or a part of it, cannot be read as what it claims to be. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String where;
    private final String what;

    public Unreadable(String where, String what) {
        super(where + ": " + what);
        this.where = where;
        this.what = what;
    }

    public String where() {
        return where;
    }

    public String what() {
        return what;
    }
}
