package cn.ggzy.ca.path;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.IdentityRule;
import cn.ggzy.ca.identity.Meaning;
import cn.ggzy.ca.identity.Place;
import cn.ggzy.ca.identity.Unwrap;
import cn.ggzy.ca.trust.Governor;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues whatever a test asks for, right or wrong. */
public final class TestAuthority {
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    public static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    public static final String USCC = "91350200MA2YJ1XR9G";

    private static final AtomicLong SERIALS = new AtomicLong(1000);

    /** What is to be in a certificate. */
    public record Wish(
            String subject,
            Instant from,
            Instant until,
            BigInteger serial,
            String algorithm,
            PublicKey key,
            List<Extension> extensions) {
        public Wish subject(String name) {
            return new Wish(name, from, until, serial, algorithm, key, extensions);
        }

        public Wish valid(String begin, String end) {
            return new Wish(subject, Instant.parse(begin), Instant.parse(end), serial, algorithm, key, extensions);
        }

        public Wish serial(BigInteger number) {
            return new Wish(subject, from, until, number, algorithm, key, extensions);
        }

        public Wish signedBy(String name) {
            return new Wish(subject, from, until, serial, name, key, extensions);
        }

        public Wish key(PublicKey other) {
            return new Wish(subject, from, until, serial, algorithm, other, extensions);
        }

        public Wish none() {
            return new Wish(subject, from, until, serial, algorithm, key, List.of());
        }

        public Wish with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
            try {
                List<Extension> more = new java.util.ArrayList<>(extensions);
                more.removeIf(one -> one.getExtnId().equals(oid));
                more.add(new Extension(oid, critical, value.toASN1Primitive().getEncoded()));
                return new Wish(subject, from, until, serial, algorithm, key, more);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        public Wish usage(int bits) {
            return with(Extension.keyUsage, true, new KeyUsage(bits));
        }
    }

    public final KeyPair keys;
    public final X509Certificate certificate;

    private final KeyFamily family;

    private TestAuthority(KeyFamily family, KeyPair keys, X509Certificate certificate) {
        this.family = family;
        this.keys = keys;
        this.certificate = certificate;
    }

    public static TestAuthority root(KeyFamily family) {
        return root(family, UnaryOperator.identity());
    }

    public static TestAuthority root(KeyFamily family, UnaryOperator<Wish> change) {
        KeyPair keys = Keys.generate(family);
        Wish wish = change.apply(authority("CN=Listed " + family, keys.getPublic(), family));
        return new TestAuthority(family, keys, build(wish, new X500Name(wish.subject()), keys));
    }

    public TestAuthority below(UnaryOperator<Wish> change) {
        KeyPair own = Keys.generate(family);
        Wish wish = change.apply(authority("CN=Below " + family, own.getPublic(), family));
        return new TestAuthority(family, own, build(wish, name(), keys));
    }

    public X509Certificate issue(UnaryOperator<Wish> change) {
        Wish wish = new Wish(
                        "C=CN,O=Works,2.5.4.97=NTRCN-" + USCC + ",serialNumber=P1,CN=Zhang San",
                        FROM,
                        UNTIL,
                        BigInteger.valueOf(SERIALS.incrementAndGet()),
                        algorithm(family),
                        Keys.generate(KeyFamily.P256).getPublic(),
                        List.of())
                .usage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
        return build(change.apply(wish), name(), keys);
    }

    public X509Certificate issue() {
        return issue(UnaryOperator.identity());
    }

    public byte[] crl(String thisUpdate, String nextUpdate, X509Certificate... revoked) {
        return crl(builder -> builder, thisUpdate, nextUpdate, revoked);
    }

    public byte[] crl(
            UnaryOperator<X509v2CRLBuilder> change, String thisUpdate, String nextUpdate, X509Certificate... revoked) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(name(), Date.from(Instant.parse(thisUpdate)));
            if (!nextUpdate.isEmpty()) {
                builder.setNextUpdate(Date.from(Instant.parse(nextUpdate)));
            }
            for (X509Certificate one : revoked) {
                builder.addCRLEntry(
                        one.getSerialNumber(),
                        Date.from(Instant.parse("2026-05-15T00:00:00Z")),
                        CRLReason.keyCompromise);
            }
            return change.apply(builder).build(signer(algorithm(family), keys)).getEncoded();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public byte[] crl() {
        return crl("2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z");
    }

    /** Signs as this authority would; for answers and lists that a test builds itself. */
    public ContentSigner signer() {
        return signer(algorithm(family), keys);
    }

    /** Another who holds a certificate of this authority's making, with keys of its own. */
    public TestAuthority delegate(UnaryOperator<Wish> change) {
        KeyPair own = Keys.generate(family);
        Wish wish = new Wish(
                        "CN=Delegate " + family,
                        FROM,
                        UNTIL,
                        BigInteger.valueOf(SERIALS.incrementAndGet()),
                        algorithm(family),
                        own.getPublic(),
                        List.of())
                .usage(KeyUsage.digitalSignature);
        return new TestAuthority(family, own, build(change.apply(wish), name(), keys));
    }

    public TrustService service() {
        return service(ServiceStatus.GRANTED, FROM);
    }

    public TrustService service(ServiceStatus status, Instant since, StatusPeriod... more) {
        List<StatusPeriod> history = new java.util.ArrayList<>();
        history.add(new StatusPeriod(status, since, Optional.empty()));
        history.addAll(List.of(more));
        return new TrustService(
                "listed-" + family, "Listed", certificate, List.of(), Set.of(Purpose.values()), history, "p/1");
    }

    public TrustList list() {
        return list(service());
    }

    public static TrustList list(TrustService... services) {
        IdentityProfile profile = new IdentityProfile(List.of(
                IdentityRule.of(Place.RDN, "2.5.4.97", Unwrap.NONE, "NTRCN-(.+)", Meaning.USCC),
                IdentityRule.of(Place.EXT, "1.2.156.10260.4.1.4", Unwrap.DER_STRING, "(.+)", Meaning.USCC),
                IdentityRule.of(Place.RDN, "2.5.4.5", Unwrap.NONE, "(.+)", Meaning.PERSON_ID)));
        return TrustList.parse(new TrustList(
                        1,
                        Optional.empty(),
                        FROM,
                        Optional.empty(),
                        List.of(new Governor("centre", services[0].certificate())),
                        List.of(services),
                        Map.of("p/1", profile))
                .toJson());
    }

    private X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static Wish authority(String name, PublicKey key, KeyFamily family) {
        return new Wish(
                        name,
                        FROM,
                        UNTIL,
                        BigInteger.valueOf(SERIALS.incrementAndGet()),
                        algorithm(family),
                        key,
                        List.of())
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .with(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    private static X509Certificate build(Wish wish, X500Name issuer, KeyPair issuerKeys) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    wish.serial(),
                    Date.from(wish.from()),
                    Date.from(wish.until()),
                    new X500Name(wish.subject()),
                    wish.key());
            for (Extension extension : wish.extensions()) {
                builder.addExtension(extension);
            }
            return Certificates.parse(
                    builder.build(signer(wish.algorithm(), issuerKeys)).getEncoded());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String algorithm(KeyFamily family) {
        return switch (family) {
            case RSA -> "SHA256WITHRSA";
            case SM2 -> "SM3WITHSM2";
            case P256, P384 -> "SHA256WITHECDSA";
        };
    }

    private static ContentSigner signer(String algorithm, KeyPair keys) {
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(Bc.provider())
                    .build(keys.getPrivate());
        } catch (org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
