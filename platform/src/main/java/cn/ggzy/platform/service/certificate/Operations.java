package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.trust.TrustService;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.RevocationLists;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.Verdicts;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How the connected authorities do: for centre and supervisor. */
@Service
public class Operations {
    private static final int LONGEST_HOURS = 7 * 24;
    private static final int MOST_CALLS = 50_000;

    private final Ports ports;
    private final CallRows rows;
    private final RevocationLists lists;
    private final Verdicts verdicts;
    private final Clock clock;

    Operations(Ports ports, CallRows rows, RevocationLists lists, Verdicts verdicts, Clock clock) {
        this.ports = ports;
        this.rows = rows;
        this.lists = lists;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** The revocation list that counts here now; how old it is decides whether judgements are possible at all. */
    public record CrlAge(Instant thisUpdate, @Nullable Instant nextUpdate, long ageSeconds, int entries) {}

    /** One authority. */
    public record OfAuthority(
            String ca, String name, @Nullable CrlAge crl, Figures figures) {}

    /** The last hours, at least one and at most a week. */
    public List<OfAuthority> last(int hours, Account account) {
        account.require(Role.CENTRE, Role.SUPERVISOR);
        Duration span = Duration.ofHours(Math.clamp(hours, 1, LONGEST_HOURS));
        Instant now = clock.instant();
        return ports.all().stream()
                .map(port -> new OfAuthority(
                        port.id(),
                        name(port.id()),
                        crl(port.id(), now).orElse(null),
                        Figures.of(rows.since(port.id(), now.minus(span), MOST_CALLS), now, span)))
                .toList();
    }

    private String name(String ca) {
        return verdicts.list()
                .flatMap(list -> list.service(ca))
                .map(TrustService::name)
                .orElse(ca);
    }

    private Optional<CrlAge> crl(String ca, Instant now) {
        return lists.of(ca).flatMap(octets -> read(octets, now));
    }

    private static Optional<CrlAge> read(byte[] octets, Instant now) {
        try {
            X509CRL list = Certificates.parseCrl(octets);
            Instant from = list.getThisUpdate().toInstant();
            return Optional.of(new CrlAge(
                    from,
                    list.getNextUpdate() == null ? null : list.getNextUpdate().toInstant(),
                    Math.max(0, Duration.between(from, now).toSeconds()),
                    list.getRevokedCertificates() == null
                            ? 0
                            : list.getRevokedCertificates().size()));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }
}
