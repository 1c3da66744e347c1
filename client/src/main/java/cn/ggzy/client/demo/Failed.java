package cn.ggzy.client.demo;

/** A step did not come out as it must. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String what) {
        super(what);
    }

    static void unless(boolean condition, String what) {
        if (!condition) throw new Failed(what);
    }
}
