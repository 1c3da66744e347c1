package cn.ggzy.ca.token;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.Recipient;
import cn.ggzy.ca.sealed.Wrap;
import cn.ggzy.ca.signer.DecrypterPort;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import javax.crypto.Cipher;

/** Unwraps on a token: RSA. The token does the private operation, the padding is taken off here, as SunPKCS11 knows no OAEP on every Java from 17. */
public final class Pkcs11Decrypter implements DecrypterPort {
    private final TokenKey key;
    private final Provider provider;

    Pkcs11Decrypter(TokenKey key, Provider provider) {
        if (key.family() != KeyFamily.RSA) {
            throw new Refusal("token.unsupported", key.family() + " keys unwrap nothing");
        }
        this.key = key;
        this.provider = provider;
    }

    @Override
    public byte[] certificate() {
        return key.certificate().clone();
    }

    @Override
    public ContentKey unwrap(Recipient recipient) {
        if (!recipient.certificate().equals(Digests.hex(Digests.sha256(key.certificate())))
                || recipient.wrap() != Wrap.RSA_OAEP_SHA256) {
            throw new Refusal("sealed.wrong-key", "wrapped to another certificate");
        }
        return ContentKey.of(Oaep.remove(raw(recipient.key())));
    }

    private byte[] raw(byte[] wrapped) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding", provider);
            cipher.init(Cipher.DECRYPT_MODE, key.key());
            return cipher.doFinal(wrapped);
        } catch (GeneralSecurityException | ProviderException e) {
            throw TokenTrouble.of(e, "sealed.wrong-key");
        }
    }
}
