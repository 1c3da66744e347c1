package cn.ggzy.ca.cosign;

/** A transport throws this when it cannot tell whether the server took the request. The same request may be sent again. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoAnswer(String detail) {
        super(detail);
    }
}
