package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.IdentityRule;
import cn.ggzy.ca.identity.Meaning;
import cn.ggzy.ca.identity.Place;
import cn.ggzy.ca.identity.Unwrap;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.trust.Governor;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A world with a clock that is set by hand, authorities that issue what a test asks for, and a list that trusts them. */
public final class StampWorld {
    public static final String POLICY = "1.2.3.4.1";

    private static final AtomicLong SERIALS = new AtomicLong(1);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2099-01-01T00:00:00Z");

    /** An issuing authority that is listed. */
    public static final class Issuer {
        final String id;
        final KeyFamily family;
        final KeyPair keys;
        final X509Certificate certificate;
        final Map<BigInteger, Instant> revoked = new LinkedHashMap<>();

        Issuer(String id, KeyFamily family, KeyPair keys, X509Certificate certificate) {
            this.id = id;
            this.family = family;
            this.keys = keys;
            this.certificate = certificate;
        }

        public byte[] certificate() {
            return Certificates.encoded(certificate);
        }
    }

    /** A clock that a test moves. */
    public static final class Hand extends Clock {
        private Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        public void set(String instant) {
            now = Instant.parse(instant);
        }

        public void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public final Hand clock = new Hand(Instant.parse("2026-06-01T00:00:00Z"));
    private final Map<String, Issuer> issuers = new LinkedHashMap<>();

    public Issuer issuer(String id, KeyFamily family) {
        return issuers.computeIfAbsent(id, one -> {
            KeyPair keys = Keys.generate(family);
            X500Name name = new X500Name("C=CN,CN=" + id);
            X509Certificate certificate = build(
                    name,
                    name,
                    keys.getPublic(),
                    family,
                    keys,
                    BEGIN,
                    END,
                    Map.of(
                            Extension.basicConstraints, new BasicConstraints(0),
                            Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)),
                    true);
            return new Issuer(one, family, keys, certificate);
        });
    }

    /** A stamping key with a certificate of that period. */
    public LocalTimeStamper stamper(String issuer, KeyFamily family, String from, String until) {
        return stamper(issuer, family, from, until, KeyPurposeId.id_kp_timeStamping, true);
    }

    LocalTimeStamper stamper(
            String issuer, KeyFamily family, String from, String until, KeyPurposeId use, boolean critical) {
        Issuer above = issuer(issuer, family);
        KeyPair keys = Keys.generate(family);
        X509Certificate certificate = build(
                X500Name.getInstance(above.certificate.getSubjectX500Principal().getEncoded()),
                new X500Name("C=CN,CN=" + issuer + " stamper"),
                keys.getPublic(),
                family,
                above.keys,
                Instant.parse(from),
                Instant.parse(until),
                Map.of(
                        Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature),
                        Extension.extendedKeyUsage, new ExtendedKeyUsage(use)),
                critical);
        FileSigner signer = FileSigner.of(
                Certificates.encoded(certificate),
                List.of(Certificates.encoded(above.certificate)),
                keys.getPrivate().getEncoded());
        return new LocalTimeStamper(issuer, signer, POLICY, Duration.ofSeconds(1), clock);
    }

    /** A person's signing key. */
    public FileSigner person(String issuer, KeyFamily family, String from, String until) {
        Issuer above = issuer(issuer, family);
        KeyPair keys = Keys.generate(family);
        X509Certificate certificate = build(
                X500Name.getInstance(above.certificate.getSubjectX500Principal().getEncoded()),
                new X500Name("C=CN,serialNumber=P1,CN=Zhang San"),
                keys.getPublic(),
                family,
                above.keys,
                Instant.parse(from),
                Instant.parse(until),
                Map.of(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)),
                true);
        return FileSigner.of(
                Certificates.encoded(certificate),
                List.of(Certificates.encoded(above.certificate)),
                keys.getPrivate().getEncoded());
    }

    public void revoke(String issuer, TimeStampToken token) {
        revoke(issuer, token.signer().orElseThrow());
    }

    public void revoke(String issuer, byte[] certificate) {
        java.util.Objects.requireNonNull(issuers.get(issuer))
                .revoked
                .put(Certificates.parse(certificate).getSerialNumber(), clock.instant());
    }

    /** The lists of all authorities as they are at the clock's instant, for a week. */
    public List<byte[]> crls() {
        return issuers.values().stream().map(one -> crl(one, clock.instant())).toList();
    }

    public TrustList list() {
        List<TrustService> services = new ArrayList<>();
        for (Issuer one : issuers.values()) {
            services.add(new TrustService(
                    one.id,
                    one.id,
                    one.certificate,
                    List.of(),
                    Set.of(Purpose.values()),
                    List.of(new StatusPeriod(ServiceStatus.GRANTED, BEGIN, Optional.empty())),
                    "p/1"));
        }
        Issuer governor = issuers.values().iterator().next();
        return new TrustList(
                1,
                Optional.empty(),
                BEGIN,
                Optional.empty(),
                List.of(new Governor("centre", governor.certificate)),
                services,
                Map.of(
                        "p/1",
                        new IdentityProfile(List.of(
                                IdentityRule.of(Place.RDN, "2.5.4.5", Unwrap.NONE, "(.+)", Meaning.PERSON_ID)))));
    }

    public TimeStampTrust trust() {
        return TimeStampTrust.of(list(), crls());
    }

    private static byte[] crl(Issuer issuer, Instant now) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    X500Name.getInstance(
                            issuer.certificate.getSubjectX500Principal().getEncoded()),
                    Date.from(now.minusSeconds(60)));
            builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
            issuer.revoked.forEach(
                    (serial, since) -> builder.addCRLEntry(serial, Date.from(since), CRLReason.keyCompromise));
            return builder.build(signer(issuer.family, issuer.keys)).getEncoded();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static X509Certificate build(
            X500Name issuer,
            X500Name subject,
            java.security.PublicKey key,
            KeyFamily family,
            KeyPair issuerKeys,
            Instant from,
            Instant until,
            Map<ASN1ObjectIdentifier, ASN1Encodable> extensions,
            boolean critical) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIALS.incrementAndGet()),
                    Date.from(from),
                    Date.from(until),
                    subject,
                    key);
            for (Map.Entry<ASN1ObjectIdentifier, ASN1Encodable> one : extensions.entrySet()) {
                boolean flag = critical || !one.getKey().equals(Extension.extendedKeyUsage);
                builder.addExtension(one.getKey(), flag, one.getValue());
            }
            return Certificates.parse(builder.build(signer(family, issuerKeys)).getEncoded());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ContentSigner signer(KeyFamily family, KeyPair keys) {
        try {
            String algorithm = switch (family) {
                case RSA -> "SHA256WITHRSA";
                case SM2 -> "SM3WITHSM2";
                case P256, P384 -> "SHA256WITHECDSA";
            };
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(Bc.provider())
                    .build(keys.getPrivate());
        } catch (org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
