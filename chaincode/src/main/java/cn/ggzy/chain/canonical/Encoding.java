package cn.ggzy.chain.canonical;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The length-prefixed form {@code enc(x1..xk) = Σ u32be(|xi|) ‖ xi}: two different lists never have the same octets. */
public final class Encoding {
    private Encoding() {}

    /** {@code enc} of the parts. */
    public static byte[] enc(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(u32be(part.length));
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** The octets of a text in UTF-8. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Four octets, most significant first. */
    public static byte[] u32be(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    /** Eight octets, most significant first. */
    public static byte[] u64be(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /** The parts without lengths. */
    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
