package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of one sealed file: 32 random octets, used once. */
public final class ContentKey {
    private static final int LENGTH = 32;

    private final byte[] octets;

    private ContentKey(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new Refusal("sealed.wrong-key", "a content key has " + LENGTH + " octets");
        }
        this.octets = octets.clone();
    }

    public static ContentKey of(byte[] octets) {
        return new ContentKey(octets);
    }

    public static ContentKey ofHex(String hex) {
        try {
            return new ContentKey(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw new Refusal("sealed.wrong-key", "a content key is written in hex");
        }
    }

    public static ContentKey random(SecureRandom random) {
        byte[] octets = new byte[LENGTH];
        random.nextBytes(octets);
        return new ContentKey(octets);
    }

    public byte[] octets() {
        return octets.clone();
    }

    public String hex() {
        return Digests.hex(octets);
    }

    /**
     * What the header says about the key. GCM does not commit to its key: one ciphertext and tag can be made that open under two keys to
     * two prices, both authentic. This digest makes the second key show.
     */
    public String commitment(BidSlot slot) {
        return Digests.hex(Digests.sha256(slot.enc("ggzy-key-v1").add(octets).octets()));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "ContentKey";
    }
}
