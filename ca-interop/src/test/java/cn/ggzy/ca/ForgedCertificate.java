package cn.ggzy.ca;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate with whatever a test wants in it, and its key. */
public record ForgedCertificate(X509Certificate certificate, PrivateKey key) {
    public static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2035-01-01T00:00:00Z");

    /** What is to be in it. */
    public static final class Wish {
        private final KeyFamily family;
        private X500Name subject;
        private Instant until = UNTIL;
        private final List<Extension> extensions = new ArrayList<>();

        private Wish(KeyFamily family, X500Name subject) {
            this.family = family;
            this.subject = subject;
        }

        public Wish subject(X500Name name) {
            subject = name;
            return this;
        }

        public Wish until(Instant end) {
            until = end;
            return this;
        }

        public Wish authority() {
            return with(Extension.basicConstraints.getId(), new BasicConstraints(true));
        }

        public Wish with(String oid, ASN1Encodable value) {
            try {
                return withOctets(oid, value.toASN1Primitive().getEncoded());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Wish withOctets(String oid, byte[] value) {
            extensions.add(new Extension(new ASN1ObjectIdentifier(oid), false, value));
            return this;
        }

        public ForgedCertificate make() {
            KeyPair keys = Keys.generate(family);
            try {
                X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        subject, BigInteger.valueOf(7), Date.from(FROM), Date.from(until), subject, keys.getPublic());
                for (Extension extension : extensions) {
                    builder.addExtension(extension);
                }
                String algorithm = switch (family) {
                    case RSA -> "SHA256WITHRSA";
                    case SM2 -> "SM3WITHSM2";
                    case P256, P384 -> "SHA256WITHECDSA";
                };
                byte[] der = builder.build(new JcaContentSignerBuilder(algorithm)
                                .setProvider(Bc.provider())
                                .build(keys.getPrivate()))
                        .getEncoded();
                return new ForgedCertificate(Certificates.parse(der), keys.getPrivate());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static Wish of(KeyFamily family, String subject) {
        return new Wish(family, new X500Name(subject));
    }

    public static ForgedCertificate authority(KeyFamily family, String subject) {
        return of(family, subject).authority().make();
    }
}
