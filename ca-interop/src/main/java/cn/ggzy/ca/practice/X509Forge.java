package cn.ggzy.ca.practice;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Builds and signs the certificates and revocation lists of the practice authorities. */
final class X509Forge {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 127;

    private X509Forge() {}

    static X509Certificate authority(
            X500Name subject,
            PublicKey key,
            X500Name issuer,
            KeyPair issuerKeys,
            int pathLength,
            Instant from,
            Instant until) {
        return certificate(issuer, issuerKeys, subject, key, from, until, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
    }

    static X509Certificate holder(
            X500Name subject,
            PublicKey key,
            X500Name issuer,
            KeyPair issuerKeys,
            Instant from,
            Instant until,
            Extensions more) {
        return certificate(issuer, issuerKeys, subject, key, from, until, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            // In practice one pair signs and decrypts; real authorities hand out two.
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyEncipherment));
            more.addTo(builder);
        });
    }

    /** For time stamps and nothing else, as RFC 3161 2.3 demands. */
    static X509Certificate stamper(
            X500Name subject, PublicKey key, X500Name issuer, KeyPair issuerKeys, Instant from, Instant until) {
        return certificate(issuer, issuerKeys, subject, key, from, until, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        });
    }

    static X509CRL crl(
            X509Certificate issuer,
            PrivateKey key,
            List<RevokedSerial> revoked,
            long number,
            Instant thisUpdate,
            Duration life) {
        try {
            X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(issuer, Date.from(thisUpdate));
            builder.setNextUpdate(Date.from(thisUpdate.plus(life)));
            for (RevokedSerial one : revoked) {
                builder.addCRLEntry(one.serial(), Date.from(one.since()), one.reason());
            }
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
            return Certificates.parseCrl(
                    builder.build(signer(issuer.getPublicKey(), key)).getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the list could not be made", e);
        }
    }

    /** Adds what is particular to one authority's certificates. */
    interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    private static X509Certificate certificate(
            X500Name issuer,
            KeyPair issuerKeys,
            X500Name subject,
            PublicKey key,
            Instant from,
            Instant until,
            Extensions extensions) {
        try {
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(issuer, serial(), Date.from(from), Date.from(until), subject, key);
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
            extensions.addTo(builder);
            return Certificates.parse(builder.build(signer(issuerKeys.getPublic(), issuerKeys.getPrivate()))
                    .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate could not be made", e);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
    }

    private static ContentSigner signer(PublicKey of, PrivateKey key) {
        try {
            String algorithm = KeyFamily.of(of) == KeyFamily.RSA ? "SHA256WITHRSA" : "SM3WITHSM2";
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(Bc.provider())
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the provider lacks an algorithm", e);
        }
    }
}
