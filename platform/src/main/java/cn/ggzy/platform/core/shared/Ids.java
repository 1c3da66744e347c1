package cn.ggzy.platform.core.shared;

import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** How identifiers look on the chain and in the API. */
public final class Ids {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TICKET = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Ids() {}

    /** The value if it has the form of an identifier, else {@code request.malformed-id}. */
    public static String checked(String value) {
        return matching(FORM, value);
    }

    public static String checkedTicket(String value) {
        return matching(TICKET, value);
    }

    public static String checkedDigest(String value) {
        return matching(DIGEST, value);
    }

    public static String random() {
        return UUID.randomUUID().toString();
    }

    /** {@code bytes} random octets in lower-case hex. */
    public static String randomHex(int bytes) {
        byte[] octets = new byte[bytes];
        Randomness.SECURE.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    private static String matching(Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            String shown = value.substring(0, Math.min(value.length(), 80));
            throw RuleViolation.malformed("request.malformed-id", Map.of("value", shown));
        }
        return value;
    }
}
