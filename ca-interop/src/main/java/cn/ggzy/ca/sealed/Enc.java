package cn.ggzy.ca.sealed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The length-prefixed form of the draw protocol: {@code enc(x1..xk) = Σ u32be(|xi|)‖xi}, so that no two lists look alike. */
final class Enc {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Enc of(String label) {
        return new Enc().add(label);
    }

    Enc add(byte[] octets) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(octets.length).array());
        out.writeBytes(octets);
        return this;
    }

    Enc add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Enc add(long number) {
        return add(ByteBuffer.allocate(8).putLong(number).array());
    }

    byte[] octets() {
        return out.toByteArray();
    }
}
