package cn.ggzy.ca.practice;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyRequest;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.trust.Governor;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A practice province in a directory: three authorities, the people of the cast with their keys, and the first trust list. Made at
 * first start, opened afterwards; nothing in it is worth anything outside training.
 */
public final class PracticeProvince {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String SUFFIX = ".key.json";

    private final Path keys;
    private final Clock clock;
    private final List<PracticeCa> authorities;
    private final TrustList trustList;

    private PracticeProvince(Path keys, Clock clock, List<PracticeCa> authorities, Path list) {
        this.keys = keys;
        this.clock = clock;
        this.authorities = authorities;
        Cast.PLAYERS.forEach(player -> keyFile(player.file(), player.authority(), player.holder()));
        if (!Files.exists(list)) {
            OwnerOnly.write(list, firstList().toJson());
        }
        this.trustList = TrustList.parse(OwnerOnly.read(list));
    }

    /** Makes what is missing; a list that speaks of authorities which are gone is refused. */
    public static PracticeProvince openOrCreate(Path directory, Clock clock) {
        OwnerOnly.directory(directory);
        OwnerOnly.directory(directory.resolve("keys"));
        Path list = directory.resolve("trust-list.json");
        if (Files.exists(list) && !Files.isDirectory(directory.resolve("ca"))) {
            throw new Refusal("practice.incomplete", "a trust list without its authorities in " + directory);
        }
        List<PracticeCa> authorities = Stream.of(Authority.values())
                .map(authority -> PracticeCa.openOrCreate(authority, directory.resolve("ca"), clock.instant()))
                .toList();
        return new PracticeProvince(directory.resolve("keys"), clock, authorities, list);
    }

    /** The first version; later ones live on the chain. */
    public TrustList trustList() {
        return trustList;
    }

    /** The cast by file name: tenderer, agency, centre, supervisor, bidder-1 … bidder-6. */
    public Map<String, PracticeKey> cast() {
        Map<String, PracticeKey> all = new LinkedHashMap<>();
        Cast.PLAYERS.forEach(player -> all.put(player.file(), player(player.file())));
        return all;
    }

    public PracticeKey player(String file) {
        return find(file).orElseThrow(() -> new Refusal("practice.unknown-key", file));
    }

    /** Any key file that was made here, experts' included. */
    public Optional<PracticeKey> find(String file) {
        Path path = path(file);
        return Files.exists(path) ? Optional.of(PracticeKey.parse(OwnerOnly.read(path))) : Optional.empty();
    }

    /** An expert's certificate names the person and the employer, and no organisation to act for. The same id gets the same key. */
    public PracticeKey issueExpert(String expertId, String name, String employer) {
        Holder holder = new Holder("expert", expertId, name, employer, Optional.empty());
        return keyFile("expert-" + expertId, Authority.SM2, holder);
    }

    /** A further person, by one of the authorities of the trust list. */
    public PracticeKey issue(String file, String serviceId, Holder holder) {
        return keyFile(file, ca(serviceId).authority(), holder);
    }

    /** A certificate for a key that the holder made: refused for a key of another family than the authority's ({@code practice.key-family}). */
    public byte[] certify(String serviceId, byte[] publicKey, Holder holder, Duration life) {
        PracticeCa ca = ca(serviceId);
        return Certificates.encoded(ca.certify(holder, Keys.publicKey(publicKey), life, clock.instant()));
    }

    /** One authority's revocation list, made anew when it is older than {@code age}. */
    public byte[] crl(String serviceId, Duration age) {
        return ca(serviceId).crl(clock.instant(), age);
    }

    /** Puts a certificate on hold, from which {@link #resume} takes it back. */
    public void suspend(byte[] certificate) {
        X509Certificate issued = Certificates.parse(certificate);
        issuerOf(issued)
                .register()
                .hold(issued.getSerialNumber(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    public void resume(byte[] certificate) {
        X509Certificate issued = Certificates.parse(certificate);
        issuerOf(issued).register().release(issued.getSerialNumber());
    }

    public Standing standing(byte[] certificate) {
        X509Certificate issued = Certificates.parse(certificate);
        return issuerOf(issued)
                .register()
                .find(issued.getSerialNumber())
                .map(entry -> entry.isHold() ? Standing.SUSPENDED : Standing.REVOKED)
                .orElse(Standing.GOOD);
    }

    /** What a practice authority says of a certificate it issued. */
    public enum Standing {
        GOOD,
        SUSPENDED,
        REVOKED
    }

    /** The time stamp authorities, made when they are asked for first. */
    public synchronized PracticeTimeStamps timeStamps() {
        return PracticeTimeStamps.openOrCreate(keys.resolveSibling("tsa"), trustList, clock);
    }

    /** A certificate of the SM2 authority for a key whose other half the holder keeps: the request must be signed by that key. */
    public byte[] certify(Holder holder, byte[] request) {
        return certify(Authority.SM2.id(), KeyRequest.read(request).publicKey(), holder, PracticeCa.HOLDER_LIFE);
    }

    /** The revocation lists of all authorities in force now. */
    public List<byte[]> crls() {
        return authorities.stream().map(ca -> ca.crl(clock.instant())).toList();
    }

    public void revoke(byte[] certificate) {
        X509Certificate issued = Certificates.parse(certificate);
        issuerOf(issued).revoke(issued, clock.instant());
    }

    private PracticeCa issuerOf(X509Certificate issued) {
        return authorities.stream()
                .filter(ca -> ca.issued(issued))
                .findFirst()
                .orElseThrow(() -> new Refusal("practice.unknown-authority", "not issued here"));
    }

    private PracticeCa ca(String serviceId) {
        return authorities.stream()
                .filter(one -> one.authority().id().equals(serviceId))
                .findFirst()
                .orElseThrow(() -> new Refusal("practice.unknown-authority", serviceId));
    }

    private synchronized PracticeKey keyFile(String file, Authority authority, Holder holder) {
        return find(file).orElseGet(() -> {
            PracticeKey issued = ca(authority).issue(holder, clock.instant());
            OwnerOnly.write(path(file), issued.toJson());
            return issued;
        });
    }

    private PracticeCa ca(Authority authority) {
        return authorities.get(authority.ordinal());
    }

    private Path path(String file) {
        if (!FILE.matcher(file).matches()) {
            throw new Refusal("practice.unknown-key", "not a name of a key file");
        }
        return keys.resolve(file + SUFFIX);
    }

    private TrustList firstList() {
        List<TrustService> services =
                authorities.stream().map(PracticeCa::service).toList();
        return new TrustList(
                1,
                Optional.empty(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                List.of(governor("centre"), governor("supervisor")),
                services,
                authorities.stream()
                        .collect(Collectors.toMap(
                                ca -> ca.service().profile(),
                                ca -> ca.authority().placement().profile())));
    }

    private Governor governor(String role) {
        return new Governor(role, Certificates.parse(player(role).certificate()));
    }
}
