package cn.ggzy.ca.signer;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.Recipient;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import java.security.PrivateKey;
import java.util.List;

/** Signs and unwraps with a private key (PKCS#8, not encrypted) that lies in memory: for practice and tests, not for real tokens. */
public final class FileSigner implements SignerPort, DecrypterPort {
    private static final byte[] PROBE = {'k', 'e', 'y'};

    private final byte[] certificate;
    private final List<byte[]> chain;
    private final SignatureAlgorithm algorithm;
    private final PrivateKey key;

    private FileSigner(byte[] certificate, List<byte[]> chain, SignatureAlgorithm algorithm, PrivateKey key) {
        this.certificate = certificate;
        this.chain = chain;
        this.algorithm = algorithm;
        this.key = key;
    }

    /** Refuses with {@code signature.wrong-key} when the private key is not the certificate's. */
    public static FileSigner of(byte[] certificate, List<byte[]> chain, byte[] pkcs8) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.of(
                KeyFamily.of(Certificates.parse(certificate).getPublicKey()));
        FileSigner signer = new FileSigner(
                certificate.clone(), chain.stream().map(byte[]::clone).toList(), algorithm, Keys.privateKey(pkcs8));
        if (!RawSignatures.verify(algorithm.id(), certificate, PROBE, signer.sign(PROBE))) {
            throw new Refusal("signature.wrong-key", "the private key is another certificate's");
        }
        return signer;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] certificate() {
        return certificate.clone();
    }

    @Override
    public List<byte[]> chain() {
        return chain.stream().map(byte[]::clone).toList();
    }

    @Override
    public byte[] sign(byte[] data) {
        return RawSignatures.sign(algorithm, key, data);
    }

    @Override
    public ContentKey unwrap(Recipient recipient) {
        if (!recipient.certificate().equals(Digests.hex(Digests.sha256(certificate)))) {
            throw new Refusal("sealed.wrong-key", "wrapped to another certificate");
        }
        return recipient.unwrap(key);
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) {
        return EnvelopeKeys.unwrap(wrapped, key);
    }

    /** Never the private key. */
    @Override
    public String toString() {
        return "FileSigner[" + algorithm.id() + "]";
    }
}
