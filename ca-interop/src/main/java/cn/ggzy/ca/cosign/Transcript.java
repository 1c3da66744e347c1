package cn.ggzy.ca.cosign;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** A label and parts, each with its length (u32be) in front, so that no two lists of parts read the same; hashed by SM3. */
final class Transcript {
    private static final int SM3 = 32;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Transcript of(String label) {
        return new Transcript().add(label);
    }

    Transcript add(byte[] part) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
        out.writeBytes(part);
        return this;
    }

    Transcript add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] sm3() {
        return sm3(out.toByteArray());
    }

    byte[] hmac(byte[] key) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        byte[] input = out.toByteArray();
        mac.update(input, 0, input.length);
        byte[] tag = new byte[SM3];
        mac.doFinal(tag, 0);
        return tag;
    }

    static byte[] sm3(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[SM3];
        digest.doFinal(hash, 0);
        return hash;
    }
}
