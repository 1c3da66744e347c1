package cn.ggzy.client.api;

/** The platform said no (RFC 9457): the code is API, the words are for people. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    Problem(int status, String code, String detail) {
        super(code + " (" + status + "): " + detail);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
