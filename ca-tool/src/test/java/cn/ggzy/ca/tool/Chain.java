package cn.ggzy.ca.tool;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An authority of the web, made for a test, that issues what it is asked for. */
public final class Chain {
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    public static final String AT = "2026-06-01T00:00:00Z";

    private static final AtomicLong SERIALS = new AtomicLong(100);

    public final X509Certificate certificate;
    final KeyPair keys;
    private final KeyFamily family;

    private Chain(X509Certificate certificate, KeyPair keys, KeyFamily family) {
        this.certificate = certificate;
        this.keys = keys;
        this.family = family;
    }

    /** What shall stand in a certificate. */
    public record Wish(String subject, Instant from, Instant until, List<Extension> extensions) {
        public Wish named(String name) {
            return new Wish(name, from, until, extensions);
        }

        public Wish until(String instant) {
            return new Wish(subject, from, Instant.parse(instant), extensions);
        }

        public Wish dns(String... names) {
            GeneralName[] all = new GeneralName[names.length];
            for (int i = 0; i < names.length; i++) {
                int tag = names[i].matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName;
                all[i] = new GeneralName(tag, names[i]);
            }
            return with(Extension.subjectAlternativeName, false, new GeneralNames(all));
        }

        public Wish uses(KeyPurposeId... purposes) {
            return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }

        public Wish permits(String domain) {
            GeneralSubtree tree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
            return with(Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {tree}, null));
        }

        public Wish excludes(String domain) {
            GeneralSubtree tree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
            return with(Extension.nameConstraints, true, new NameConstraints(null, new GeneralSubtree[] {tree}));
        }

        public Wish without(ASN1ObjectIdentifier oid) {
            return new Wish(
                    subject,
                    from,
                    until,
                    extensions.stream()
                            .filter(one -> !one.getExtnId().equals(oid))
                            .toList());
        }

        public Wish with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
            try {
                List<Extension> more = new ArrayList<>(without(oid).extensions);
                more.add(new Extension(oid, critical, value.toASN1Primitive().getEncoded()));
                return new Wish(subject, from, until, more);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static Chain root(KeyFamily family, UnaryOperator<Wish> change) {
        KeyPair keys = Keys.generate(family);
        Wish wish = change.apply(authority("CN=Root " + SERIALS.incrementAndGet(), keys, keys)
                .without(Extension.authorityKeyIdentifier));
        return new Chain(build(wish, new X500Name(wish.subject()), keys, keys, family), keys, family);
    }

    public static Chain root() {
        return root(KeyFamily.P256, UnaryOperator.identity());
    }

    public Chain below(UnaryOperator<Wish> change) {
        KeyPair own = Keys.generate(family);
        Wish wish = change.apply(authority("CN=Below " + SERIALS.incrementAndGet(), own, keys));
        return new Chain(build(wish, name(), own, keys, family), own, family);
    }

    public Chain below() {
        return below(UnaryOperator.identity());
    }

    /** The same authority, certified once more by another. */
    public X509Certificate crossSigned(Chain by) {
        Wish wish = authority(certificate.getSubjectX500Principal().getName(), keys, by.keys);
        return build(wish, by.name(), keys, by.keys, by.family);
    }

    public X509Certificate leaf(UnaryOperator<Wish> change) {
        return leaf(Keys.generate(family), change);
    }

    public X509Certificate leaf(KeyPair own, UnaryOperator<Wish> change) {
        Wish wish = new Wish("CN=leaf", FROM, UNTIL, List.of())
                .dns("www.example.com")
                .uses(KeyPurposeId.id_kp_serverAuth)
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .with(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers().createAuthorityKeyIdentifier(keys.getPublic()));
        return build(change.apply(wish), name(), own, keys, family);
    }

    public X509Certificate leaf() {
        return leaf(UnaryOperator.identity());
    }

    public String crl(X509Certificate... revoked) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(name(), Date.from(Instant.parse("2026-05-31T00:00:00Z")));
            builder.setNextUpdate(Date.from(Instant.parse("2026-06-02T00:00:00Z")));
            builder.addExtension(Extension.cRLNumber, false, new org.bouncycastle.asn1.x509.CRLNumber(BigInteger.ONE));
            for (X509Certificate one : revoked) {
                builder.addCRLEntry(one.getSerialNumber(), Date.from(Instant.parse("2026-05-01T00:00:00Z")), 1);
            }
            return pem("X509 CRL", builder.build(signer(keys, family)).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole OCSP answer about one certificate, by the authority itself. */
    public byte[] ocsp(X509Certificate about, boolean revoked) {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(Bc.provider())
                    .build();
            Date made = Date.from(Instant.parse("2026-05-31T00:00:00Z"));
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(name()));
            builder.addResponse(
                    new CertificateID(
                            digests.get(CertificateID.HASH_SHA1),
                            new JcaX509CertificateHolder(certificate),
                            about.getSerialNumber()),
                    revoked ? new RevokedStatus(Date.from(Instant.parse("2026-05-01T00:00:00Z")), 1) : null,
                    made,
                    Date.from(Instant.parse("2026-06-02T00:00:00Z")));
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(signer(keys, family), new X509CertificateHolder[0], made))
                    .getEncoded();
        } catch (IOException | OCSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public String pem() {
        return pem(certificate);
    }

    public static String pem(X509Certificate certificate) {
        return pem("CERTIFICATE", Certificates.encoded(certificate));
    }

    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static Wish authority(String name, KeyPair own, KeyPair issuer) {
        return new Wish(name, FROM, UNTIL, List.of())
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .with(Extension.subjectKeyIdentifier, false, identifiers().createSubjectKeyIdentifier(own.getPublic()))
                .with(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers().createAuthorityKeyIdentifier(issuer.getPublic()));
    }

    private static X509Certificate build(
            Wish wish, X500Name issuer, KeyPair own, KeyPair issuerKeys, KeyFamily issuerFamily) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIALS.incrementAndGet()),
                    Date.from(wish.from()),
                    Date.from(wish.until()),
                    new X500Name(wish.subject()),
                    own.getPublic());
            for (Extension extension : wish.extensions()) {
                builder.addExtension(extension);
            }
            return Certificates.parse(
                    builder.build(signer(issuerKeys, issuerFamily)).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ContentSigner signer(KeyPair keys, KeyFamily family) {
        String algorithm = switch (family) {
            case RSA -> "SHA256WITHRSA";
            case SM2 -> "SM3WITHSM2";
            case P256, P384 -> "SHA256WITHECDSA";
        };
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(Bc.provider())
                    .build(keys.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509ExtensionUtils identifiers() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
