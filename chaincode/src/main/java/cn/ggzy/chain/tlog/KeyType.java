package cn.ggzy.chain.tlog;

/** What a note key signs. */
public enum KeyType {
    /** The text of a note. */
    ED25519(0x01),
    /** A time and the text: a witness's cosignature (C2SP tlog-cosignature, cosignature/v1). */
    COSIGNATURE(0x04);

    private final int octet;

    KeyType(int octet) {
        this.octet = octet;
    }

    byte octet() {
        return (byte) octet;
    }

    static KeyType of(byte octet) {
        for (KeyType type : values()) {
            if (type.octet() == octet) {
                return type;
            }
        }
        throw new MalformedNote("key type");
    }
}
