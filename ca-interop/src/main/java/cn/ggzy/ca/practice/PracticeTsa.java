package cn.ggzy.ca.practice;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.timestamp.LocalTimeStamper;
import cn.ggzy.ca.timestamp.TimeStamper;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** One practice time stamp authority: an issuing key, and a stamping key under it, on disk. */
final class PracticeTsa {
    private static final String FORMAT = "ggzy-practice-tsa/1";
    // Nobody's arc: 2.25 with a random UUID (X.667).
    private static final String POLICY = "2.25.206452735834811306113929316447092374915";
    private static final Duration ISSUER_LIFE = Duration.ofDays(7306);
    private static final Duration STAMPER_LIFE = Duration.ofDays(3653);
    private static final Duration ACCURACY = Duration.ofSeconds(1);

    private final String id;
    private final String title;
    private final X509Certificate issuer;
    private final FileSigner signer;
    private final RevocationRegister register;

    private PracticeTsa(String id, String title, Path directory, StrictObject json) {
        this.id = id;
        this.title = title;
        this.issuer = Certificates.parse(json.base64("issuer"));
        this.signer = FileSigner.of(
                json.base64("certificate"), List.of(Certificates.encoded(issuer)), json.base64("privateKey"));
        this.register = new RevocationRegister(directory, issuer, Keys.privateKey(json.base64("issuerKey")));
    }

    static PracticeTsa openOrCreate(String id, String title, KeyFamily family, Path parent, Clock clock) {
        Path directory = parent.resolve(id);
        OwnerOnly.directory(directory);
        Path file = directory.resolve("tsa.json");
        if (!Files.exists(file)) {
            OwnerOnly.write(file, create(title, family, clock.instant()));
        }
        StrictObject json = StrictObject.parse(OwnerOnly.read(file), "practice.malformed");
        if (!json.string("format").equals(FORMAT)) {
            throw json.refuse("format", "must be " + FORMAT);
        }
        PracticeTsa tsa = new PracticeTsa(id, title, directory, json);
        json.end();
        return tsa;
    }

    TimeStamper stamper(Clock clock) {
        return new LocalTimeStamper(id, signer, POLICY, ACCURACY, clock);
    }

    TrustService service(String profile) {
        return new TrustService(
                id,
                title,
                issuer,
                List.of(),
                Set.of(Purpose.TIME_STAMP),
                List.of(new StatusPeriod(
                        ServiceStatus.GRANTED, issuer.getNotBefore().toInstant(), Optional.of("practice province"))),
                profile);
    }

    byte[] crl(Instant now) {
        return register.current(now.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String create(String title, KeyFamily family, Instant now) {
        KeyPair issuerKeys = Keys.generate(family);
        KeyPair keys = Keys.generate(family);
        Instant from = now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        X500Name name = name(title);
        X509Certificate issuer =
                X509Forge.authority(name, issuerKeys.getPublic(), name, issuerKeys, 0, from, from.plus(ISSUER_LIFE));
        X509Certificate stamper = X509Forge.stamper(
                name(title + "一号"), keys.getPublic(), name, issuerKeys, from, from.plus(STAMPER_LIFE));
        return Canonical.write(Map.of(
                "format",
                FORMAT,
                "issuer",
                base64(Certificates.encoded(issuer)),
                "issuerKey",
                base64(issuerKeys.getPrivate().getEncoded()),
                "certificate",
                base64(Certificates.encoded(stamper)),
                "privateKey",
                base64(keys.getPrivate().getEncoded())));
    }

    private static X500Name name(String title) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "练习省")
                .addRDN(BCStyle.CN, title)
                .build();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
