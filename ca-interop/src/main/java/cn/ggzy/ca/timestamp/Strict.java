package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1InputStream;

/** One ASN.1 object of a bounded size and nothing behind it. */
final class Strict {
    private Strict() {}

    static void requireOne(byte[] octets, int limit) {
        if (octets.length == 0 || octets.length > limit || octets[0] != 0x30) {
            throw new Refusal(
                    "timestamp.malformed", octets.length + " octets that are no sequence of at most " + limit);
        }
        try (ASN1InputStream in = new ASN1InputStream(octets)) {
            if (in.readObject() == null || in.read() >= 0) {
                throw new Refusal("timestamp.malformed", "trailing octets");
            }
        } catch (IOException | RuntimeException e) {
            throw malformed(e);
        }
    }

    static Refusal malformed(Exception cause) {
        return cause instanceof Refusal refusal
                ? refusal
                : new Refusal("timestamp.malformed", String.valueOf(cause.getMessage()), cause);
    }
}
