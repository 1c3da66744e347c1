package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** 16 random octets that name one session; they never name a second one. */
public record SessionId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public SessionId {
        if (!FORM.matcher(hex).matches()) {
            throw new Refusal("cosign.malformed", "a session's name is 16 octets in lower-case hex");
        }
    }

    public static SessionId random(SecureRandom random) {
        byte[] octets = new byte[16];
        random.nextBytes(octets);
        return new SessionId(Digests.hex(octets));
    }

    byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }
}
