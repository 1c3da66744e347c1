package cn.ggzy.ca.gather;

/** An address gave nothing, and why. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    public NoAnswer(Trouble trouble, String detail) {
        super(detail);
        this.trouble = trouble;
    }

    public NoAnswer(Trouble trouble, String detail, Throwable cause) {
        super(detail, cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
