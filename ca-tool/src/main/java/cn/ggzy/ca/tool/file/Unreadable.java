package cn.ggzy.ca.tool.file;

/** What was handed in cannot be read, so nothing was judged. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String where, String why) {
        super(where + ": " + why);
    }

    public Unreadable(String where, String why, Throwable cause) {
        super(where + ": " + why, cause);
    }
}
