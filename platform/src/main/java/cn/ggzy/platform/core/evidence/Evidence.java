package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where every room records what happened, in its own transaction; the log and the chain follow in order. */
@Service
public class Evidence {
    private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();

    private final Facts facts;
    private final Clock clock;
    private final Doorbells bells;

    Evidence(Facts facts, Clock clock, Doorbells bells) {
        this.facts = facts;
        this.clock = clock;
        this.bells = bells;
    }

    /** Appends within the caller's transaction: the fact is there exactly when the change is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public EvidenceId append(Fact fact) {
        EvidenceId id = new EvidenceId(Ids.random());
        RecordedFact recorded = RecordedFact.of(id, fact, clock.instant());
        facts.insert(recorded);
        facts.queue(id);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bells.recorded.ring();
            }
        });
        return id;
    }

    public Located find(EvidenceId id) {
        Located found = facts.locate(id);
        if (found == null) {
            throw RuleViolation.unknown("evidence.unknown-fact", Map.of("id", id.value()));
        }
        return found;
    }

    /** Waits until the fact has come so far, or the time is over; answers where it is then. */
    public Located await(EvidenceId id, Located.State wanted, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            long seen = bells.anchored.rings();
            Located found = find(id);
            long left = end - System.nanoTime();
            if (found.state().compareTo(wanted) >= 0 || left <= 0) {
                return found;
            }
            // Another copy of the platform may be the one that anchors: then no bell rings here.
            bells.anchored.await(seen, Duration.ofNanos(Math.min(left, LOOK_AGAIN)));
        }
    }

    /** The object the fact speaks of, as it was; canonical JSON. */
    public String objectOf(EvidenceId id) {
        String object = facts.object(id);
        if (object == null) {
            throw RuleViolation.unknown("evidence.unknown-fact", Map.of("id", id.value()));
        }
        return object;
    }

    /** All facts whose object has this digest; empty when there is none. */
    public List<Located> withDigest(String digest) {
        return facts.withDigest(Ids.checkedDigest(digest));
    }

    /** All facts about a subject and what is below it, oldest first. */
    public List<Located> about(String subject) {
        return facts.about(
                subject, subject.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "/%");
    }

    /** The facts with these numbers, in any order; unknown ones are left out. */
    public List<Located> findAll(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of() : facts.locateAll(numbers);
    }

    /** Every fact from this place of the log on, and all that wait for a place; in order. */
    public List<Located> from(long index) {
        List<Located> found = new ArrayList<>(facts.placedFrom(index));
        found.addAll(facts.waiting());
        return found;
    }

    /** Facts that are in the table but neither in the log nor on their way to it: nobody recorded them through this door. */
    public List<String> unlogged() {
        return facts.unlogged();
    }
}
