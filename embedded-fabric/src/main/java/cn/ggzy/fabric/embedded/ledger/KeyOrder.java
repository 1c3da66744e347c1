package cn.ggzy.fabric.embedded.ledger;

import java.util.Comparator;

/** The order of keys by their UTF-8 bytes, which for surrogates is not the order of Java's characters. */
final class KeyOrder {
    static final Comparator<String> BY_UTF8 = KeyOrder::compare;

    private KeyOrder() {}

    private static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                return Character.compare(rank(left), rank(right));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates stand for the code points above U+FFFF, so they come after U+E000..U+FFFF. */
    private static char rank(char c) {
        if (c >= 0xE000) {
            return (char) (c - 0x800);
        }
        return c >= 0xD800 ? (char) (c + 0x2000) : c;
    }
}
