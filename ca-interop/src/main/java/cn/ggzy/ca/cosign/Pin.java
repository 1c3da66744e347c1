package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.util.Arrays;

/**
 * The PIN by blinded hash: the server keeps a hash under a salt of 256 bits that only the device knows, and a proof is good for one act
 * of one session. The server never sees the PIN and cannot guess it without the device; the device has nothing to test a guess against.
 */
public final class Pin {
    private static final int SALT = 32;

    private Pin() {}

    /** What the server keeps from enrolment on; the client computes it anew from the PIN each time and keeps it nowhere. */
    public static byte[] verifier(KeyId key, byte[] deviceSalt, String pin) {
        if (deviceSalt.length != SALT) {
            throw new Refusal("cosign.malformed", "the device's salt has 32 octets");
        }
        return Transcript.of("ggzy-cosign-pin-v1")
                .add(key.value())
                .add(deviceSalt)
                .add(pin)
                .sm3();
    }

    /** Proves knowledge of the PIN for the act that {@code binding} names. */
    static byte[] proof(byte[] verifier, byte[] binding) {
        return Transcript.of("ggzy-cosign-pin-proof-v1").add(binding).hmac(Arrays.copyOf(verifier, verifier.length));
    }
}
