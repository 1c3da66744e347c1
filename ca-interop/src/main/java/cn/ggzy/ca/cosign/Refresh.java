package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.math.BigInteger;
import java.security.SecureRandom;

/** d1 ← d1·ρ, d2 ← d2·ρ⁻¹: the key stays, a half that was copied before is worth nothing beside the other half of after. */
public final class Refresh {
    private Refresh() {}

    /**
     * Client to server, over a channel that hides {@code rho}. {@code newPin} is the verifier of another PIN, empty where the PIN stays:
     * a PIN changes only together with the halves, because one half under two PINs would let both be tried out off line.
     */
    public record Request(KeyId key, long epoch, SessionId session, BigInteger rho, byte[] newPin, byte[] pinProof) {
        public Request(KeyId key, long epoch, SessionId session, BigInteger rho, byte[] pinProof) {
            this(key, epoch, session, rho, new byte[0], pinProof);
        }
    }

    /** The epoch that counts from now on. */
    public record Answer(long epoch) {}

    static BigInteger random(SecureRandom random) {
        byte[] wide = new byte[2 * Sm2.SIZE];
        random.nextBytes(wide);
        return new BigInteger(1, wide).mod(Sm2.N.subtract(BigInteger.TWO)).add(BigInteger.TWO);
    }

    static BigInteger factor(BigInteger rho) {
        if (rho.equals(BigInteger.ONE)) {
            throw new Refusal("cosign.bad-scalar", "a refresh by 1 refreshes nothing");
        }
        return Sm2.scalar(rho);
    }

    static byte[] binding(SessionId session, BigInteger rho, byte[] newPin) {
        if (newPin.length == 0) {
            return binding(session, rho);
        }
        if (newPin.length != Sm2.SIZE) {
            throw new Refusal("cosign.malformed", "a PIN verifier has 32 octets");
        }
        return Transcript.of("ggzy-cosign-refresh-pin-v1")
                .add(session.octets())
                .add(Sm2.octets(Sm2.scalar(rho)))
                .add(newPin)
                .sm3();
    }

    static byte[] binding(SessionId session, BigInteger rho) {
        return Transcript.of("ggzy-cosign-refresh-v1")
                .add(session.octets())
                .add(Sm2.octets(Sm2.scalar(rho)))
                .sm3();
    }
}
