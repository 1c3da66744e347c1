package cn.ggzy.ca.practice;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** One practice authority with its key on disk. */
final class PracticeCa {
    private static final String FORMAT = "ggzy-practice-ca/1";
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3653);
    static final Duration HOLDER_LIFE = Duration.ofDays(730);
    // Certificates begin a little before they are made: readers' clocks differ.
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Authority authority;
    private final X509Certificate certificate;
    private final List<X509Certificate> chain;
    private final KeyPair keys;
    private final RevocationRegister register;

    private PracticeCa(
            Authority authority,
            Path directory,
            X509Certificate certificate,
            List<X509Certificate> chain,
            KeyPair keys) {
        this.authority = authority;
        this.certificate = certificate;
        this.chain = List.copyOf(chain);
        this.keys = keys;
        this.register = new RevocationRegister(directory, certificate, keys.getPrivate());
    }

    static PracticeCa openOrCreate(Authority authority, Path parent, Instant now) {
        Path directory = parent.resolve(authority.id());
        OwnerOnly.directory(directory);
        Path file = directory.resolve("ca.json");
        return Files.exists(file)
                ? open(authority, directory, OwnerOnly.read(file))
                : create(authority, directory, now);
    }

    PracticeKey issue(Holder holder, Instant now) {
        KeyPair pair = Keys.generate(authority.family());
        X509Certificate issued = certify(holder, pair.getPublic(), HOLDER_LIFE, now);
        return new PracticeKey(
                holder.role(),
                holder.name(),
                holder.organisation(),
                holder.uscc().map(code -> code.value()).orElse(""),
                SignatureAlgorithm.of(authority.family()),
                Certificates.encoded(issued),
                List.of(),
                pair.getPrivate().getEncoded());
    }

    /** For a key that its holder made and keeps. */
    X509Certificate certify(Holder holder, PublicKey key, Duration life, Instant now) {
        if (KeyFamily.of(key) != authority.family()) {
            throw new Refusal("practice.key-family", authority.id() + " certifies " + authority.family() + " only");
        }
        return X509Forge.holder(
                authority.placement().subject(holder),
                key,
                subjectOf(certificate),
                keys,
                seconds(now.minus(SKEW)),
                seconds(now.plus(life)),
                builder -> authority.placement().extend(builder, holder));
    }

    byte[] crl(Instant now) {
        return register.current(seconds(now));
    }

    void revoke(X509Certificate issued, Instant now) {
        register.revoke(issued.getSerialNumber(), seconds(now));
    }

    RevocationRegister register() {
        return register;
    }

    byte[] crl(Instant now, Duration age) {
        return register.current(seconds(now), age);
    }

    boolean issued(X509Certificate other) {
        return other.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    TrustService service() {
        Instant granted = certificate.getNotBefore().toInstant();
        return new TrustService(
                authority.id(),
                authority.title(),
                certificate,
                chain,
                Set.of(Purpose.SIGN, Purpose.LOGIN, Purpose.ENCRYPT, Purpose.SEAL),
                List.of(new StatusPeriod(ServiceStatus.GRANTED, granted, Optional.of("practice province"))),
                authority.id() + "/1");
    }

    Authority authority() {
        return authority;
    }

    private static PracticeCa create(Authority authority, Path directory, Instant now) {
        KeyPair keys = Keys.generate(authority.family());
        KeyPair above = authority.underRoot() ? Keys.generate(authority.family()) : keys;
        Instant from = seconds(now.minus(Duration.ofDays(1)));
        Instant until = from.plus(AUTHORITY_LIFE);
        X500Name name = name(authority.title());
        X500Name rootName = authority.underRoot() ? name(authority.title() + "根") : name;
        X509Certificate certificate = X509Forge.authority(name, keys.getPublic(), rootName, above, 0, from, until);
        // The root signs once and its key is forgotten: the listed authority below it is the anchor.
        List<X509Certificate> chain = authority.underRoot()
                ? List.of(X509Forge.authority(rootName, above.getPublic(), rootName, above, 1, from, until))
                : List.of();
        OwnerOnly.write(directory.resolve("ca.json"), write(certificate, chain, keys));
        return new PracticeCa(authority, directory, certificate, chain, keys);
    }

    private static PracticeCa open(Authority authority, Path directory, String text) {
        StrictObject json = StrictObject.parse(text, "practice.malformed");
        if (!json.string("format").equals(FORMAT)) {
            throw json.refuse("format", "must be " + FORMAT);
        }
        X509Certificate certificate = Certificates.parse(json.base64("certificate"));
        List<X509Certificate> chain =
                json.base64List("chain").stream().map(Certificates::parse).toList();
        KeyPair keys = new KeyPair(certificate.getPublicKey(), Keys.privateKey(json.base64("privateKey")));
        json.end();
        KeyFamily family = KeyFamily.of(certificate.getPublicKey());
        if (family != authority.family()) {
            throw json.refuse("certificate", "is " + family);
        }
        return new PracticeCa(authority, directory, certificate, chain, keys);
    }

    private static String write(X509Certificate certificate, List<X509Certificate> chain, KeyPair keys) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("certificate", base64(Certificates.encoded(certificate)));
        json.put(
                "chain",
                chain.stream().map(one -> base64(Certificates.encoded(one))).toList());
        json.put("privateKey", base64(keys.getPrivate().getEncoded()));
        return Canonical.write(json);
    }

    private static X500Name name(String title) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "练习省")
                .addRDN(BCStyle.CN, title)
                .build();
    }

    private static X500Name subjectOf(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate).getSubject();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
