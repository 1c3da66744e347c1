package cn.ggzy.network.tck;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.X509Identity;

/** Somebody who says he is a client of an organisation, with a certificate of an authority of his own. */
record Stranger(Identity identity, PrivateKey key) {

    static Stranger of(String mspId) throws Exception {
        KeyPair authority = World.p256();
        KeyPair own = World.p256();
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name("O=elsewhere,CN=ca.elsewhere"),
                BigInteger.ONE,
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(1, ChronoUnit.HOURS)),
                new X500Name("OU=client,CN=User1"),
                own.getPublic());
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
        return new Stranger(new X509Identity(mspId, certificate), own.getPrivate());
    }
}
