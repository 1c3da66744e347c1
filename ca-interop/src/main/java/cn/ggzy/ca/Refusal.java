package cn.ggzy.ca;

/** Says no, with a stable code that programs act on and a sentence for the log. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public Refusal(String code, String detail) {
        super(code + ": " + detail);
        this.code = code;
    }

    public Refusal(String code, String detail, Throwable cause) {
        super(code + ": " + detail, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
