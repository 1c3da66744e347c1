package cn.ggzy.ca.practice;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one practice authority has revoked, on disk, and its newest revocation list. */
final class RevocationRegister {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration RENEW_BEFORE_END = Duration.ofHours(12);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Path file;
    private final X509Certificate issuer;
    private final PrivateKey key;
    private @Nullable X509CRL newest;

    RevocationRegister(Path directory, X509Certificate issuer, PrivateKey key) {
        this.file = directory.resolve("revoked.json");
        this.issuer = issuer;
        this.key = key;
    }

    synchronized byte[] current(Instant now) {
        X509CRL list = newest;
        if (list == null || !fresh(list, now)) {
            list = X509Forge.crl(issuer, key, read(), now.getEpochSecond(), now.minus(SKEW), LIFE);
            newest = list;
        }
        return Certificates.encoded(list);
    }

    /** A list that is younger than this, as an authority that issues one so often has it. */
    synchronized byte[] current(Instant now, Duration age) {
        X509CRL list = newest;
        if (list != null
                && list.getThisUpdate().toInstant().plus(SKEW).plus(age).isBefore(now)) {
            newest = null;
        }
        return current(now);
    }

    /** For ever; a hold becomes a revocation, since when it was held. */
    synchronized void revoke(BigInteger serial, Instant since) {
        Optional<RevokedSerial> known = find(serial);
        if (known.isEmpty() || known.get().isHold()) {
            put(RevokedSerial.revoked(serial, known.map(RevokedSerial::since).orElse(since)));
        }
    }

    synchronized void hold(BigInteger serial, Instant since) {
        if (find(serial).isEmpty()) {
            put(RevokedSerial.held(serial, since));
        }
    }

    synchronized void release(BigInteger serial) {
        if (find(serial).filter(RevokedSerial::isHold).isPresent()) {
            write(read().stream().filter(one -> !one.serial().equals(serial)).toList());
        }
    }

    synchronized Optional<RevokedSerial> find(BigInteger serial) {
        return read().stream().filter(one -> one.serial().equals(serial)).findFirst();
    }

    private void put(RevokedSerial entry) {
        List<RevokedSerial> all = new ArrayList<>(read());
        all.removeIf(one -> one.serial().equals(entry.serial()));
        all.add(entry);
        write(all);
    }

    private void write(List<RevokedSerial> all) {
        OwnerOnly.write(
                file,
                Canonical.write(
                        Map.of("revoked", all.stream().map(RevokedSerial::write).toList())));
        newest = null;
    }

    private static boolean fresh(X509CRL list, Instant now) {
        return !now.isBefore(list.getThisUpdate().toInstant())
                && now.isBefore(list.getNextUpdate().toInstant().minus(RENEW_BEFORE_END));
    }

    private List<RevokedSerial> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        StrictObject json = StrictObject.parse(OwnerOnly.read(file), "practice.malformed");
        List<RevokedSerial> all =
                json.objects("revoked").stream().map(RevokedSerial::read).toList();
        json.end();
        return all;
    }
}
