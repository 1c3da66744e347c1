package cn.ggzy.ca.practice;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A PKCS#10 request whose signature proves that its sender has the key. */
record CertificateRequest(PublicKey key) {
    static CertificateRequest parse(byte[] der) {
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der).setProvider(Bc.provider());
            PublicKey key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(Bc.provider())
                    .build(key))) {
                throw new Refusal("practice.request-unsigned", "the key of the request did not sign it");
            }
            return new CertificateRequest(key);
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | IllegalArgumentException e) {
            throw new Refusal("practice.malformed", "not a certificate request", e);
        }
    }
}
