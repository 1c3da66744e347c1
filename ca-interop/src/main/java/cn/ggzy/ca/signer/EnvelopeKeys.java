package cn.ggzy.ca.signer;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Sm2Cipher;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** Unwraps with a private key in memory. */
final class EnvelopeKeys {
    private static final String REFUSED = "envelope.cannot-open";
    private static final OAEPParameterSpec SHA256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private EnvelopeKeys() {}

    static byte[] unwrap(WrappedKey wrapped, PrivateKey own) {
        byte[] key = switch (wrapped.wrapping()) {
            case RSA_OAEP_SHA256 -> oaep(wrapped, own);
            case RSA_PKCS1 -> pkcs1(wrapped, own);
            case SM2_DER -> sm2(Sm2Cipher.Form.DER, wrapped, own);
            case SM2_RAW -> sm2(Sm2Cipher.Form.RAW_C1C3C2, wrapped, own);
        };
        if (key.length != wrapped.keyLength()) {
            throw new Refusal(REFUSED, "a content key of another length");
        }
        return key;
    }

    private static byte[] oaep(WrappedKey wrapped, PrivateKey own) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding", Bc.provider());
            cipher.init(Cipher.DECRYPT_MODE, own, SHA256);
            return cipher.doFinal(wrapped.octets());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Refusal(REFUSED, "the wrapped key does not open", e);
        }
    }

    /** A wrong padding gives a random key, so that whoever asks often learns nothing about the padding (RFC 3218). */
    private static byte[] pkcs1(WrappedKey wrapped, PrivateKey own) {
        byte[] random = new byte[wrapped.keyLength()];
        new SecureRandom().nextBytes(random);
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding", Bc.provider());
            cipher.init(Cipher.DECRYPT_MODE, own);
            byte[] key = cipher.doFinal(wrapped.octets());
            return key.length == random.length ? key : random;
        } catch (GeneralSecurityException | RuntimeException e) {
            return random;
        }
    }

    private static byte[] sm2(Sm2Cipher.Form form, WrappedKey wrapped, PrivateKey own) {
        try {
            return Sm2Cipher.decrypt(form, own, wrapped.octets());
        } catch (Refusal e) {
            throw new Refusal(REFUSED, "the wrapped key does not open", e);
        }
    }
}
