package cn.ggzy.fabric.embedded.msp;

import cn.ggzy.fabric.embedded.crypto.Pem;
import cn.ggzy.fabric.embedded.crypto.Signatures;
import com.google.protobuf.ByteString;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A certificate of an organisation together with its key. */
public record SigningIdentity(String mspId, X509Certificate certificate, PrivateKey privateKey, ByteString serialized) {
    static SigningIdentity of(String mspId, X509Certificate certificate, PrivateKey privateKey) {
        ByteString serialized = SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(Pem.of(certificate)))
                .build()
                .toByteString();
        return new SigningIdentity(mspId, certificate, privateKey, serialized);
    }

    public ByteString sign(ByteString message) {
        return ByteString.copyFrom(Signatures.sign(privateKey, message.toByteArray()));
    }
}
