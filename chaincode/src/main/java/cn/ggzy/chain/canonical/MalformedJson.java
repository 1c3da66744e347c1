package cn.ggzy.chain.canonical;

/** Something is not in the one form that the agreements allow; {@link #place} says where. */
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;

    public MalformedJson(String place) {
        super("malformed: " + place);
        this.place = place;
    }

    /** The member, or the rule of form, that was broken; never the value. */
    public String place() {
        return place;
    }
}
