package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/** d1 in memory. */
public final class SoftwareClientShare implements ClientShare {
    private final BigInteger d1;
    private final ECPoint publicKey;
    private final Nonces nonces;

    SoftwareClientShare(BigInteger d1, ECPoint publicKey, Nonces nonces) {
        this.d1 = Sm2.scalar(d1);
        this.publicKey = publicKey;
        this.nonces = nonces;
    }

    public static SoftwareClientShare of(BigInteger d1, byte[] publicKey, SecureRandom random) {
        return new SoftwareClientShare(d1, Sm2.point(publicKey), Nonces.hedged(random));
    }

    /** For the wrapped store of its holder, and for nobody else. */
    public BigInteger secret() {
        return d1;
    }

    @Override
    public byte[] publicKey() {
        return Sm2.octets(publicKey);
    }

    @Override
    public Signing.Round begin(SessionId session, BigInteger e) {
        byte[] context =
                Transcript.of("sign").add(session.octets()).add(Sm2.octets(e)).sm3();
        return new OneSignature(e, nonces.next(d1, "w1", context, 0));
    }

    @Override
    public Decryption.Round blind(byte[] c1) {
        ECPoint point = Sm2.point(c1);
        return new OneDecryption(point, nonces.next(d1, "w", c1, 0));
    }

    @Override
    public SoftwareClientShare refreshed(BigInteger rho) {
        return new SoftwareClientShare(d1.multiply(Refresh.factor(rho)).mod(Sm2.N), publicKey, nonces);
    }

    private static BigInteger once(AtomicReference<@Nullable BigInteger> nonce) {
        BigInteger taken = nonce.getAndSet(null);
        if (taken == null) {
            throw new Refusal("cosign.used", "this round was finished; begin a new session");
        }
        return taken;
    }

    private final class OneSignature implements Signing.Round {
        private final BigInteger e;
        private final byte[] q1;
        private final AtomicReference<@Nullable BigInteger> nonce;

        OneSignature(BigInteger e, BigInteger w1) {
            this.e = e;
            this.q1 = Sm2.octets(Sm2.base(Sm2.scalar(w1)));
            this.nonce = new AtomicReference<>(w1);
        }

        @Override
        public byte[] q1() {
            return q1.clone();
        }

        @Override
        public byte[] finish(Signing.Answer answer) {
            // Taken before anything is looked at: two answers for one w1, even one of them wrong, would give d1 away.
            BigInteger w1 = once(nonce);
            BigInteger r = Sm2.scalar(answer.r());
            BigInteger s = Signing.complete(d1, w1, new Signing.Answer(r, Sm2.scalar(answer.s1())));
            if (!Sm2.verifies(publicKey, e, r, s)) {
                throw new Refusal("cosign.bad-answer", "the answer completes to no signature of this message");
            }
            return Sm2.der(r, s);
        }
    }

    private final class OneDecryption implements Decryption.Round {
        private final ECPoint c1;
        private final byte[] t1;
        private final AtomicReference<@Nullable BigInteger> nonce;

        OneDecryption(ECPoint c1, BigInteger w) {
            this.c1 = c1;
            this.t1 = Sm2.octets(Sm2.times(c1, Sm2.scalar(w)));
            this.nonce = new AtomicReference<>(w);
        }

        @Override
        public byte[] t1() {
            return t1.clone();
        }

        @Override
        public byte[] open(byte[] t2) {
            BigInteger w = once(nonce);
            return Sm2.octets(Decryption.unblind(d1, w, Sm2.point(t2), c1));
        }
    }
}
