package cn.ggzy.chain.canonical;

import java.time.Instant;

/** The values that are neither object nor array. */
final class Scalars {
    private Scalars() {}

    static Object checked(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Hash hash) {
            return hash.hex();
        }
        if (value instanceof Instant instant) {
            return Instants.format(instant);
        }
        if (value instanceof Number number) {
            return StrictJson.safe(number);
        }
        throw new MalformedJson("value");
    }

    /** RFC 8785 §3.2.2.2: a lone surrogate has no UTF-8 form, so it ends here. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new MalformedJson("surrogate");
            }
        }
        return text;
    }
}
