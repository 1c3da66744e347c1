package cn.ggzy.ca.tlv;

/** The identifier octets that signatures and envelopes are made of. */
public final class Tag {
    public static final int INTEGER = 0x02;
    public static final int OCTET_STRING = 0x04;
    public static final int OID = 0x06;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    static final int CONSTRUCTED = 0x20;

    private Tag() {}

    /** {@code [number]} around something or in place of something that has parts. */
    public static int context(int number) {
        return 0xA0 | number;
    }

    /** {@code [number]} in place of something without parts. */
    public static int contextPrimitive(int number) {
        return 0x80 | number;
    }
}
