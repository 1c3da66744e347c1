package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/**
 * Arithmetic of the curve sm2p256v1 with its doors: no point and no scalar from outside comes in unchecked. The provider's
 * multiplication and Java's BigInteger are not constant in time; see docs/cosign.md for who can measure what.
 */
final class Sm2 {
    static final X9ECParameters CURVE = CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1);
    static final BigInteger N = CURVE.getN();
    static final ECPoint G = CURVE.getG();
    static final int SIZE = 32;

    private static final int POINT = 1 + 2 * SIZE;
    /** The user id that everybody writes when no other was agreed (GM/T 0009). */
    private static final byte[] USER_ID = "1234567812345678".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private Sm2() {}

    static ECPoint point(byte[] octets) {
        if (octets.length != POINT || octets[0] != 4) {
            throw new Refusal("cosign.bad-point", "65 octets beginning with 04 are expected");
        }
        try {
            // Checks that both coordinates are below p and that the point is on the curve, whose cofactor is 1.
            ECPoint point = CURVE.getCurve().decodePoint(octets);
            if (point.isInfinity()) {
                throw new Refusal("cosign.bad-point", "the point at infinity");
            }
            return point.normalize();
        } catch (IllegalArgumentException e) {
            throw new Refusal("cosign.bad-point", "not on the curve", e);
        }
    }

    /** Like {@link #point}, and neither G nor −G: everybody knows the scalar behind those. */
    static ECPoint secretPoint(byte[] octets) {
        ECPoint point = point(octets);
        if (x(point).equals(x(G))) {
            throw new Refusal("cosign.weak-point", "everybody knows the scalar of G and of -G");
        }
        return point;
    }

    static byte[] octets(ECPoint point) {
        if (point.isInfinity()) {
            throw new Refusal("cosign.bad-point", "the point at infinity");
        }
        return point.getEncoded(false);
    }

    static BigInteger x(ECPoint point) {
        return point.normalize().getAffineXCoord().toBigInteger();
    }

    static BigInteger scalar(BigInteger value) {
        if (value.signum() <= 0 || value.compareTo(N) >= 0) {
            throw new Refusal("cosign.bad-scalar", "not in [1, n-1]");
        }
        return value;
    }

    static byte[] octets(BigInteger scalar) {
        return BigIntegers.asUnsignedByteArray(SIZE, scalar);
    }

    static BigInteger inverse(BigInteger scalar) {
        return BigIntegers.modOddInverse(N, scalar);
    }

    static ECPoint base(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(G, scalar).normalize();
    }

    static ECPoint times(ECPoint point, BigInteger scalar) {
        return point.multiply(scalar).normalize();
    }

    /** a·G + b·P */
    static ECPoint sum(BigInteger a, BigInteger b, ECPoint p) {
        return ECAlgorithms.sumOfTwoMultiplies(G, a, p, b).normalize();
    }

    /** The key of both halves: P = (one half)⁻¹ · (the other's point) − G. */
    static ECPoint jointKey(BigInteger half, ECPoint other) {
        return times(other, inverse(half)).subtract(G).normalize();
    }

    /** e = SM3(Z ‖ M) of GB/T 32918.2, as a number. */
    static BigInteger digest(ECPoint publicKey, byte[] message) {
        byte[] id = Arrays.concatenate(new byte[] {0, (byte) (USER_ID.length * 8)}, USER_ID);
        byte[] z = Transcript.sm3(
                id,
                CURVE.getCurve().getA().getEncoded(),
                CURVE.getCurve().getB().getEncoded(),
                Arrays.copyOfRange(octets(G), 1, POINT),
                Arrays.copyOfRange(octets(publicKey), 1, POINT));
        return new BigInteger(1, Transcript.sm3(z, message));
    }

    /** GB/T 32918.2 §7, over a digest that includes Z already. */
    static boolean verifies(ECPoint publicKey, BigInteger e, BigInteger r, BigInteger s) {
        BigInteger t = r.add(s).mod(N);
        if (!inRange(r) || !inRange(s) || t.signum() == 0) {
            return false;
        }
        ECPoint point = sum(s, t, publicKey);
        return !point.isInfinity() && e.add(x(point)).mod(N).equals(r);
    }

    static byte[] der(BigInteger one, BigInteger other) {
        try {
            return new DERSequence(new ASN1Encodable[] {new ASN1Integer(one), new ASN1Integer(other)})
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("two numbers have a DER form", e);
        }
    }

    static BigInteger[] numbers(byte[] der) {
        try {
            ASN1Sequence both = ASN1Sequence.getInstance(der);
            BigInteger one = ASN1Integer.getInstance(both.getObjectAt(0)).getValue();
            BigInteger other = ASN1Integer.getInstance(both.getObjectAt(1)).getValue();
            if (both.size() == 2 && Arrays.areEqual(der(one, other), der)) {
                return new BigInteger[] {one, other};
            }
        } catch (RuntimeException e) {
            throw new Refusal("cosign.malformed", "not two numbers in DER", e);
        }
        throw new Refusal("cosign.malformed", "not two numbers in DER");
    }

    private static boolean inRange(BigInteger value) {
        return value.signum() > 0 && value.compareTo(N) < 0;
    }
}
