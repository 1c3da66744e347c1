package cn.ggzy.ca.dialect;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.signature.Sm2Pair;
import cn.ggzy.ca.signature.Sm2Signatures;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** The arithmetic of GB/T 32918.2 turned round: from key and signature to the digest that must have been signed. */
final class Sm2Numbers {
    private final ECPublicKeyParameters key;

    Sm2Numbers(PublicKey key) {
        try {
            this.key = (ECPublicKeyParameters) PublicKeyFactory.createKey(key.getEncoded());
        } catch (IOException e) {
            throw new Refusal("key.not-allowed", "a key that cannot be read", e);
        }
    }

    /** e = r - x(sG + (r+s)Q): the only digest (mod n) under which this pair is a signature by this key. */
    Optional<BigInteger> digestSignedBy(Sm2Pair pair) {
        BigInteger n = key.getParameters().getN();
        BigInteger t = pair.r().add(pair.s()).mod(n);
        ECPoint point = ECAlgorithms.sumOfTwoMultiplies(key.getParameters().getG(), pair.s(), key.getQ(), t)
                .normalize();
        return t.signum() == 0 || point.isInfinity()
                ? Optional.empty()
                : Optional.of(pair.r()
                        .subtract(point.getAffineXCoord().toBigInteger())
                        .mod(n));
    }

    BigInteger order() {
        return key.getParameters().getN();
    }

    /** Z of GB/T 32918.2, 5.5: who signs, on which curve, with which key. */
    byte[] z(byte[] userId) {
        SM3Digest digest = new SM3Digest();
        digest.update((byte) (userId.length >> 5));
        digest.update((byte) (userId.length << 3));
        digest.update(userId, 0, userId.length);
        field(digest, key.getParameters().getCurve().getA().getEncoded());
        field(digest, key.getParameters().getCurve().getB().getEncoded());
        point(digest, key.getParameters().getG().normalize());
        point(digest, key.getQ().normalize());
        return finished(digest);
    }

    static byte[] sm3(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        return finished(digest);
    }

    static byte[] defaultId() {
        return Sm2Signatures.defaultId();
    }

    private static void point(SM3Digest digest, ECPoint point) {
        field(digest, point.getAffineXCoord().getEncoded());
        field(digest, point.getAffineYCoord().getEncoded());
    }

    private static void field(SM3Digest digest, byte[] octets) {
        digest.update(octets, 0, octets.length);
    }

    private static byte[] finished(SM3Digest digest) {
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }
}
