package cn.ggzy.ca.token;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.signer.SignerPort;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.util.List;

/** Signs on a token: RSA-SHA256 and ECDSA-SHA256 on P-256. */
public final class Pkcs11Signer implements SignerPort {
    private final TokenKey key;
    private final Provider provider;
    private final SignatureAlgorithm algorithm;

    Pkcs11Signer(TokenKey key, Provider provider) {
        this.key = key;
        this.provider = provider;
        this.algorithm = SignatureAlgorithm.of(key.family());
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] certificate() {
        return key.certificate().clone();
    }

    @Override
    public List<byte[]> chain() {
        return key.chain().stream().map(byte[]::clone).toList();
    }

    /** Refused with {@code token.removed} when the token was pulled out meanwhile, and other {@code token.*}. */
    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature engine = Signature.getInstance(name(key.family()), provider);
            engine.initSign(key.key());
            engine.update(data);
            return engine.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw TokenTrouble.of(e, "token.failed");
        }
    }

    private static String name(KeyFamily family) {
        return switch (family) {
            case RSA -> "SHA256withRSA";
            case P256 -> "SHA256withECDSA";
            case SM2, P384 -> throw new Refusal("token.unsupported", "no signatures with " + family + " on a token");
        };
    }
}
