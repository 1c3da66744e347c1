package cn.ggzy.verifier.fabric;

import cn.ggzy.verifier.trust.Signer;
import cn.ggzy.verifier.trust.Trust;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A serialized identity of a transaction, and whether it signed some bytes. */
public record Identity(String mspId, String pem, ByteString bytes) {

    static Identity of(ByteString bytes) throws InvalidProtocolBufferException {
        SerializedIdentity identity = SerializedIdentity.parseFrom(bytes);
        return new Identity(identity.getMspid(), identity.getIdBytes().toStringUtf8(), bytes);
    }

    /** The signer, when his organisation issued the certificate and the signature over the bytes is his. */
    public Optional<Signer> signed(byte[] message, byte[] signature, Trust trust) {
        return trust.signer(mspId, pem).filter(signer -> verifies(signer.certificate(), message, signature));
    }

    private static boolean verifies(X509Certificate certificate, byte[] message, byte[] signature) {
        PublicKey key = certificate.getPublicKey();
        try {
            if (key instanceof ECPublicKey curve && !isLow(curve, signature)) return false;
            Signature verifier = Signature.getInstance(key instanceof ECPublicKey ? "SHA256withECDSA" : "Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException notASignature) {
            return false;
        }
    }

    /** Fabric takes the lower of the two possible values of s, so that a signature cannot be changed into another. */
    private static boolean isLow(ECPublicKey key, byte[] signature) {
        BigInteger s = ASN1Integer.getInstance(
                        ASN1Sequence.getInstance(signature).getObjectAt(1))
                .getValue();
        return s.compareTo(key.getParams().getOrder().shiftRight(1)) <= 0;
    }

    @Override
    public String toString() {
        return mspId;
    }
}
