package cn.ggzy.ca.cosign;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/** The messages of one signature and the arithmetic behind them; compatible with SM2_THRESHOLD of Tongsuo. */
public final class Signing {
    private Signing() {}

    /** Step 1, client to server. It carries no digest: the server computes its own from the message that was shown. */
    public record Request(KeyId key, long epoch, SessionId session, byte[] q1, byte[] message, byte[] pinProof) {}

    /** Step 2, server to client. */
    public record Answer(BigInteger r, BigInteger s1) {
        /** The form Tongsuo writes: a DER sequence of r and s1. */
        public byte[] der() {
            return Sm2.der(r, s1);
        }

        public static Answer parse(byte[] der) {
            BigInteger[] both = Sm2.numbers(der);
            return new Answer(Sm2.scalar(both[0]), Sm2.scalar(both[1]));
        }
    }

    /** The client's side of one signature: one number, used for one answer. */
    public interface Round {
        byte[] q1();

        /** Step 3: the DER signature, verified under the key before it leaves; a second call is refused whatever the first one gave. */
        byte[] finish(Answer answer);
    }

    /** e = SM3(Z ‖ M) with the customary user id. */
    public static BigInteger digest(byte[] publicKey, byte[] message) {
        return Sm2.digest(Sm2.point(publicKey), message);
    }

    /** The session's act: what may be answered once. */
    static byte[] binding(SessionId session, byte[] q1, BigInteger e) {
        return Transcript.of("ggzy-cosign-sign-v1")
                .add(session.octets())
                .add(q1)
                .add(Sm2.octets(e))
                .sm3();
    }

    /** Q = w2·G + d2⁻¹·Q1, r = e + x, s1 = d2·(r + w2); nothing where the standard wants another w2. */
    static Optional<Answer> answer(BigInteger d2, BigInteger e, ECPoint q1, BigInteger w2) {
        ECPoint q = Sm2.base(w2).add(Sm2.times(q1, Sm2.inverse(d2))).normalize();
        if (q.isInfinity()) {
            return Optional.empty();
        }
        BigInteger r = e.add(Sm2.x(q)).mod(Sm2.N);
        BigInteger s1 = d2.multiply(r.add(w2)).mod(Sm2.N);
        return r.signum() == 0 || s1.signum() == 0 ? Optional.empty() : Optional.of(new Answer(r, s1));
    }

    /** s = d1·(s1 + w1) − r */
    static BigInteger complete(BigInteger d1, BigInteger w1, Answer answer) {
        return d1.multiply(answer.s1().add(w1)).subtract(answer.r()).mod(Sm2.N);
    }
}
