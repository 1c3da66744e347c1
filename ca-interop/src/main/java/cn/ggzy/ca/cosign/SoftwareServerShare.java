package cn.ggzy.ca.cosign;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/** d2 in memory. */
public final class SoftwareServerShare implements ServerShare {
    private final BigInteger d2;
    private final Nonces nonces;

    SoftwareServerShare(BigInteger d2, Nonces nonces) {
        this.d2 = Sm2.scalar(d2);
        this.nonces = nonces;
    }

    public static SoftwareServerShare of(BigInteger d2, SecureRandom random) {
        return new SoftwareServerShare(d2, Nonces.hedged(random));
    }

    /** For the wrapped store of its holder, and for nobody else. */
    public BigInteger secret() {
        return d2;
    }

    @Override
    public Signing.Answer sign(BigInteger e, byte[] q1) {
        ECPoint point = Sm2.secretPoint(q1);
        byte[] context = Transcript.of("answer").add(Sm2.octets(e)).add(q1).sm3();
        for (int attempt = 0; ; attempt++) {
            Optional<Signing.Answer> answer =
                    Signing.answer(d2, e, point, Sm2.scalar(nonces.next(d2, "w2", context, attempt)));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    @Override
    public byte[] decrypt(byte[] t1) {
        return Sm2.octets(Sm2.times(Sm2.point(t1), Sm2.inverse(d2)));
    }

    @Override
    public SoftwareServerShare refreshed(BigInteger rho) {
        return new SoftwareServerShare(
                d2.multiply(Sm2.inverse(Refresh.factor(rho))).mod(Sm2.N), nonces);
    }
}
