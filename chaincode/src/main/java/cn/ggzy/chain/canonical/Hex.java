package cn.ggzy.chain.canonical;

import java.util.HexFormat;

/** Lower-case hexadecimal, the only case that has one form for one value. */
public final class Hex {
    private Hex() {}

    /** Writes octets. */
    public static String encode(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    /** Reads octets; upper case is refused. */
    public static byte[] decode(String hex) {
        if (!isPlain(hex)) {
            throw new MalformedJson("hex");
        }
        return HexFormat.of().parseHex(hex);
    }

    private static boolean isPlain(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return hex.length() % 2 == 0;
    }
}
