package cn.ggzy.ca.token;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A key that lies on a token, with its certificate and those above it. */
record TokenKey(PrivateKey key, byte[] certificate, List<byte[]> chain, KeyFamily family) {
    TokenKey {
        chain = List.copyOf(chain);
    }

    static TokenKey of(PrivateKey key, X509Certificate certificate, List<byte[]> chain) {
        KeyFamily family = KeyFamily.of(certificate.getPublicKey());
        if (family == KeyFamily.SM2) {
            throw new Refusal("token.unsupported", "SM2 has no PKCS#11 mechanism: it needs its vendor's own library");
        }
        return new TokenKey(key, Certificates.encoded(certificate), chain, family);
    }
}
