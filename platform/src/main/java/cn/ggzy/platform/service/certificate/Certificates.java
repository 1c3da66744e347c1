package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustService;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.Verdicts;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Whose certificates there are, how each stands now, and why. */
@Service
public class Certificates {
    private final HeldRows rows;
    private final Known known;
    private final Agents agents;
    private final Ports ports;
    private final Reminders reminders;
    private final Verdicts verdicts;
    private final Clock clock;

    Certificates(
            HeldRows rows,
            Known known,
            Agents agents,
            Ports ports,
            Reminders reminders,
            Verdicts verdicts,
            Clock clock) {
        this.rows = rows;
        this.known = known;
        this.agents = agents;
        this.ports = ports;
        this.reminders = reminders;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /**
     * A certificate with its verdict now.
     *
     * @param mine the asker's own, and not only of the same organisation
     * @param reminder the threshold in days that its end has come to
     */
    public record Judged(Held held, Verdict verdict, boolean mine, Optional<Integer> reminder) {}

    /** A certificate that ends soon. */
    public record Ending(Held held, int threshold, long daysLeft) {}

    /** An authority of the trust list. */
    public record Authority(TrustService service, boolean connected) {}

    /** The person's own; an agent sees the organisation's. */
    public List<Judged> own(Account account) {
        return known.find(account.id())
                .map(me -> of(me, agents.actsFor(me.uscc(), me)))
                .orElseGet(List::of);
    }

    public boolean isAgent(Account account) {
        return known.find(account.id())
                .filter(me -> agents.actsFor(me.uscc(), me))
                .isPresent();
    }

    private List<Judged> of(Held me, boolean agent) {
        List<Held> all = agent ? rows.ofOrganisation(me.uscc()) : rows.ofHolder(me.holder());
        return all.stream().map(held -> judged(held, me)).toList();
    }

    private Judged judged(Held held, Held me) {
        return new Judged(
                held,
                verdicts.of(held.certificate(), held.helpers(), clock.instant(), Purpose.SIGN),
                held.holder().equals(me.holder()),
                reminders.due(held));
    }

    /** Which of the person's own end soon. */
    public List<Ending> ending(Account account) {
        Instant now = clock.instant();
        return known.find(account.id()).map(me -> rows.ofHolder(me.holder())).orElseGet(List::of).stream()
                .flatMap(held -> reminders.due(held).stream()
                        .map(days -> new Ending(
                                held,
                                days,
                                Duration.between(now, held.notAfter()).toDays())))
                .toList();
    }

    /** Anybody who is signed in may ask about a certificate that he has. */
    public Verdict judge(byte[] certificate, List<byte[]> chain, Instant at, Purpose purpose) {
        return verdicts.of(certificate, chain, at, purpose);
    }

    /** One that the platform knows: for its holder, the organisation's agent, centre and supervisor. */
    public Held find(String digest, Account account) {
        Held held = known.get(digest);
        boolean mine = known.find(account.id())
                .filter(me -> me.holder().equals(held.holder()) || agents.actsFor(held.uscc(), me))
                .isPresent();
        if (!mine && !account.has(Role.CENTRE) && !account.has(Role.SUPERVISOR)) {
            throw RuleViolation.forbidden("certificate.not-yours", Map.of());
        }
        return held;
    }

    /** All that are listed, and whether they can be asked from here. */
    public List<Authority> authorities() {
        return verdicts.list().map(list -> list.services()).orElseGet(List::of).stream()
                .map(service -> new Authority(service, ports.find(service.id()).isPresent()))
                .toList();
    }

    public Instant now() {
        return clock.instant();
    }
}
