package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.signer.SignerPort;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Lets the provider's generators sign through a port, so that the key may lie anywhere. */
final class SignerContent implements ContentSigner {
    private final SignerPort signer;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    SignerContent(SignerPort signer) {
        this.signer = signer;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new DefaultSignatureAlgorithmIdentifierFinder()
                .find(name(signer.algorithm().family()));
    }

    @Override
    public OutputStream getOutputStream() {
        return data;
    }

    @Override
    public byte[] getSignature() {
        return signer.sign(data.toByteArray());
    }

    private static String name(KeyFamily family) {
        return switch (family) {
            case SM2 -> "SM3WITHSM2";
            case RSA -> "SHA256WITHRSA";
            case P256, P384 -> "SHA256WITHECDSA";
        };
    }
}
