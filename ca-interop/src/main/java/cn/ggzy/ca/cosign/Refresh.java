package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.math.BigInteger;
import java.security.SecureRandom;

/** d1 ← d1·ρ, d2 ← d2·ρ⁻¹: the key stays, a half that was copied before is worth nothing beside the other half of after. */
public final class Refresh {
    private Refresh() {}

    /** Client to server, over a channel that hides {@code rho}. */
    public record Request(KeyId key, long epoch, SessionId session, BigInteger rho, byte[] pinProof) {}

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

    static byte[] binding(SessionId session, BigInteger rho) {
        return Transcript.of("ggzy-cosign-refresh-v1")
                .add(session.octets())
                .add(Sm2.octets(Sm2.scalar(rho)))
                .sm3();
    }
}
