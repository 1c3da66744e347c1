package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** The messages of one decryption and the arithmetic behind them. The server sees a blinded point and learns nothing of the content. */
public final class Decryption {
    private static final int C3 = 32;

    private Decryption() {}

    /** Client to server: T1 = w·C1. */
    public record Request(KeyId key, long epoch, SessionId session, byte[] t1, byte[] pinProof) {}

    /** Server to client: T2 = d2⁻¹·T1. */
    public record Answer(byte[] t2) {}

    /** The client's side of one decryption: one number, used for one answer. */
    public interface Round {
        byte[] t1();

        /** The point [k]P from which SM2 derives the key; a second call is refused. */
        byte[] open(byte[] t2);
    }

    static byte[] binding(SessionId session, byte[] t1) {
        return Transcript.of("ggzy-cosign-decrypt-v1")
                .add(session.octets())
                .add(t1)
                .sm3();
    }

    /** [k]P = (w·d1)⁻¹·T2 − C1 */
    static ECPoint unblind(BigInteger d1, BigInteger w, ECPoint t2, ECPoint c1) {
        return Sm2.times(t2, Sm2.inverse(w.multiply(d1).mod(Sm2.N)))
                .subtract(c1)
                .normalize();
    }

    /** SM2Cipher of GB/T 35276: a DER sequence of x, y, C3, C2. */
    record Cipher(byte[] c1, byte[] c3, byte[] c2) {
        static Cipher parse(byte[] der) {
            try {
                ASN1Sequence parts = ASN1Sequence.getInstance(der);
                byte[] c1 = new byte[1 + 2 * Sm2.SIZE];
                c1[0] = 4;
                for (int i = 0; i < 2; i++) {
                    BigInteger value =
                            ASN1Integer.getInstance(parts.getObjectAt(i)).getValue();
                    System.arraycopy(
                            BigIntegers.asUnsignedByteArray(Sm2.SIZE, value), 0, c1, 1 + i * Sm2.SIZE, Sm2.SIZE);
                }
                byte[] c3 = ASN1OctetString.getInstance(parts.getObjectAt(2)).getOctets();
                byte[] c2 = ASN1OctetString.getInstance(parts.getObjectAt(3)).getOctets();
                if (parts.size() == 4 && c3.length == C3 && c2.length > 0) {
                    return new Cipher(c1, c3, c2);
                }
            } catch (RuntimeException e) {
                throw new Refusal("cosign.bad-ciphertext", "not an SM2Cipher", e);
            }
            throw new Refusal("cosign.bad-ciphertext", "not an SM2Cipher");
        }

        /** GB/T 32918.4 §7.1 from the point [k]P on. */
        byte[] open(byte[] shared) {
            byte[] x = Arrays.copyOfRange(shared, 1, 1 + Sm2.SIZE);
            byte[] y = Arrays.copyOfRange(shared, 1 + Sm2.SIZE, 1 + 2 * Sm2.SIZE);
            byte[] plain = c2.clone();
            boolean empty = true;
            for (int at = 0, counter = 1; at < plain.length; at += C3, counter++) {
                byte[] block = Transcript.sm3(x, y, BigIntegers.asUnsignedByteArray(4, BigInteger.valueOf(counter)));
                for (int i = 0; i < C3 && at + i < plain.length; i++) {
                    plain[at + i] ^= block[i];
                    empty &= block[i] == 0;
                }
            }
            if (empty || !java.security.MessageDigest.isEqual(Transcript.sm3(x, plain, y), c3)) {
                throw new Refusal("cosign.bad-ciphertext", "does not open with this key, or a wrong answer");
            }
            return plain;
        }
    }
}
