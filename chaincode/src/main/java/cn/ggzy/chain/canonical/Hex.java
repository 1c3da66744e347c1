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
        boolean plain = hex.length() % 2 == 0 && hex.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
        if (!plain) {
            throw new MalformedJson("hex");
        }
        return HexFormat.of().parseHex(hex);
    }
}
