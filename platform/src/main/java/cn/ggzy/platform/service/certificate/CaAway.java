package cn.ggzy.platform.service.certificate;

/** The authority did not answer, or not with an answer: nobody knows whether the order was carried out, so it is given again. */
public final class CaAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CaAway(String what) {
        super(what);
    }
}
