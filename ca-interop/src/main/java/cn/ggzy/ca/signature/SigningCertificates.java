package cn.ggzy.ca.signature;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Digests;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.asn1.ess.ESSCertIDv2;

/** The digest by which a signature names its certificate (RFC 5035). */
final class SigningCertificates {
    private SigningCertificates() {}

    static ESSCertIDv2 id(byte[] certificate) {
        return new ESSCertIDv2(Digests.sha256(certificate));
    }

    static boolean matches(ESSCertIDv2 id, byte[] certificate) {
        try {
            MessageDigest digest = MessageDigest.getInstance(
                    id.getHashAlgorithm().getAlgorithm().getId(), Bc.provider());
            return Arrays.equals(id.getCertHash(), digest.digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }
}
