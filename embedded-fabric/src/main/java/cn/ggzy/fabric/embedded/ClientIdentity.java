package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.crypto.Pem;
import cn.ggzy.fabric.embedded.msp.SigningIdentity;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** What a client application needs to sign as a member of an organisation. */
public record ClientIdentity(
        String mspId, X509Certificate certificate, PrivateKey privateKey, String certificatePem, String privateKeyPem) {
    static ClientIdentity of(SigningIdentity identity) {
        return new ClientIdentity(
                identity.mspId(),
                identity.certificate(),
                identity.privateKey(),
                Pem.of(identity.certificate()),
                Pem.of(identity.privateKey()));
    }
}
