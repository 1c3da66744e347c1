package cn.ggzy.fabric.embedded.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** Signatures as Fabric makes and takes them: ECDSA over SHA-256 in DER with a low S, or Ed25519. */
public final class Signatures {
    private static final String ECDSA = "SHA256withECDSA";

    private Signatures() {}

    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signer = Signature.getInstance(ECDSA, Keys.PROVIDER);
            signer.initSign(key);
            signer.update(message);
            return withLowS(signer.sign(), order((ECKey) key));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** A high S is refused: otherwise anybody could change a signature without the key. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            boolean elliptic = key instanceof ECKey;
            if (elliptic && isHigh(s(signature), order((ECKey) key))) {
                return false;
            }
            Signature verifier = Signature.getInstance(elliptic ? ECDSA : "Ed25519", Keys.PROVIDER);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] withLowS(byte[] der, BigInteger order) throws IOException {
        BigInteger s = s(der);
        if (!isHigh(s, order)) {
            return der;
        }
        ASN1EncodableVector pair = new ASN1EncodableVector();
        pair.add(ASN1Sequence.getInstance(der).getObjectAt(0));
        pair.add(new ASN1Integer(order.subtract(s)));
        return new DERSequence(pair).getEncoded(ASN1Encoding.DER);
    }

    private static BigInteger s(byte[] der) throws IOException {
        ASN1Sequence pair = ASN1Sequence.getInstance(der);
        if (pair.size() != 2) {
            throw new IOException("not a pair of integers");
        }
        return ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue();
    }

    private static boolean isHigh(BigInteger s, BigInteger order) {
        return s.compareTo(order.shiftRight(1)) > 0;
    }

    private static BigInteger order(ECKey key) {
        return key.getParams().getOrder();
    }
}
