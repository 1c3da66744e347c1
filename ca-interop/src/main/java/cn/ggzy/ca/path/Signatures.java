package cn.ggzy.ca.path;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.Memo;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Whether one certificate's key signed another; asked while ways are looked for, and remembered. */
final class Signatures {
    private static final Memo<Boolean> REMEMBERED = new Memo<>(4096);

    private Signatures() {}

    static boolean holds(X509Certificate certificate, X509Certificate issuer) {
        return REMEMBERED.get(digest(certificate) + digest(issuer), () -> verify(certificate, issuer));
    }

    private static boolean verify(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey(), Bc.provider());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static String digest(X509Certificate certificate) {
        return Digests.hex(Digests.sha256(Certificates.encoded(certificate)));
    }
}
