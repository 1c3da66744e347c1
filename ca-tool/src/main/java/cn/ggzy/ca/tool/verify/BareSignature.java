package cn.ggzy.ca.tool.verify;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.signature.Sm2Signatures;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** A signature that is nothing but its value; SM2 values of 64 octets are r‖s. */
public final class BareSignature {
    private static final int RAW_PAIR = 64;

    private BareSignature() {}

    /** By the first certificate of the chain. */
    public static Signed verify(List<byte[]> chain, byte[] content, byte[] signature) {
        byte[] certificate = chain.get(0);
        PublicKey key = Certificates.parse(certificate).getPublicKey();
        Form form = KeyFamily.of(key) == KeyFamily.SM2 && signature.length == RAW_PAIR ? Form.RAW : Form.DER;
        boolean holds = form == Form.RAW
                ? Sm2Signatures.verify(key, Sm2Signatures.defaultId(), form, content, signature)
                : RawSignatures.verify(SignatureAlgorithm.of(KeyFamily.of(key)), key, content, signature);
        return holds
                ? Signed.holding(certificate, chain, "")
                : Signed.failed(
                        "the signature is not over this content by this certificate",
                        Optional.of(certificate),
                        chain,
                        Dialects.of(certificate, chain, form, content, signature));
    }
}
