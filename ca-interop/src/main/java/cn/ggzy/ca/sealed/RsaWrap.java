package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSA-OAEP with SHA-256 for both the label and the mask, as WebCrypto does it; providers' defaults differ. */
final class RsaWrap {
    private static final OAEPParameterSpec SHA256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private RsaWrap() {}

    static byte[] wrap(byte[] key, PublicKey to, SecureRandom random) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, to, random).doFinal(key);
        } catch (GeneralSecurityException e) {
            throw new Refusal("sealed.no-wrap", "the key could not be wrapped", e);
        }
    }

    static byte[] unwrap(byte[] wrapped, PrivateKey own) {
        try {
            return cipher(Cipher.DECRYPT_MODE, own, new SecureRandom()).doFinal(wrapped);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Refusal("sealed.wrong-key", "the wrapped key does not open with this private key", e);
        }
    }

    private static Cipher cipher(int mode, Key key, SecureRandom random) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding", Bc.provider());
        cipher.init(mode, key, SHA256, random);
        return cipher;
    }
}
