package cn.ggzy.platform.core.shared;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in the lower-case hex that every interface uses. */
public final class Digests {
    private Digests() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sha256(byte[] octets) {
        return hex(sha256().digest(octets));
    }

    public static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
