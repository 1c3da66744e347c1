package cn.ggzy.ca.cosign;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.util.Arrays;

/** Where one-time numbers come from. Tests script them; the product has the hedged source only. */
@FunctionalInterface
interface Nonces {
    /** A number in [1, n-1] for one use; {@code attempt} counts up when a number led to a case that the standard excludes. */
    BigInteger next(BigInteger secret, String label, byte[] context, int attempt);

    /**
     * HMAC-SM3 under the holder's own secret over fresh randomness and the context. A generator that is stuck or known to the other
     * side then still gives numbers that differ from context to context and that nobody without the secret can tell.
     */
    static Nonces hedged(SecureRandom random) {
        return (secret, label, context, attempt) -> {
            byte[] fresh = new byte[Sm2.SIZE];
            random.nextBytes(fresh);
            byte[] wide = Arrays.concatenate(
                    half(secret, label, context, attempt, fresh, 0), half(secret, label, context, attempt, fresh, 1));
            // 512 bits mod n − 1: the bias is below 2^-255.
            return new BigInteger(1, wide).mod(Sm2.N.subtract(BigInteger.ONE)).add(BigInteger.ONE);
        };
    }

    private static byte[] half(BigInteger secret, String label, byte[] context, int attempt, byte[] fresh, int which) {
        return Transcript.of("ggzy-cosign-nonce-v1")
                .add(label)
                .add(fresh)
                .add(context)
                .add(new byte[] {(byte) attempt, (byte) which})
                .hmac(Sm2.octets(secret));
    }
}
