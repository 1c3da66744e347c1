package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Sm2Cipher;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;

/** The wrap of a content key to an SM2 key: always the DER structure SM2Cipher of GB/T 35276. */
final class Sm2Wrap {
    private Sm2Wrap() {}

    static byte[] wrap(byte[] key, PublicKey to, SecureRandom random) {
        try {
            return Sm2Cipher.encrypt(Sm2Cipher.Form.DER, to, key, random);
        } catch (Refusal e) {
            throw new Refusal("sealed.no-wrap", "the key could not be wrapped", e);
        }
    }

    static byte[] unwrap(byte[] wrapped, PrivateKey own) {
        try {
            return Sm2Cipher.decrypt(Sm2Cipher.Form.DER, own, wrapped);
        } catch (Refusal e) {
            throw new Refusal("sealed.wrong-key", "the wrapped key does not open with this private key", e);
        }
    }
}
