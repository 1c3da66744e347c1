package cn.ggzy.ca.trust;

import cn.ggzy.ca.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every version of one trust list that was ever accepted, so that a judgement about the past is made under the list of that day. Nobody
 * can bring an older version back: the sequence only rises by one, and each version names the digest of the one before. Whether the
 * governors signed a version is for the caller to have checked. A store is a value: accepting gives a new one.
 */
public final class TrustListStore {
    private final List<TrustList> versions;

    private TrustListStore(List<TrustList> versions) {
        this.versions = List.copyOf(versions);
    }

    public static TrustListStore empty() {
        return new TrustListStore(List.of());
    }

    /** Refuses with {@code trust.sequence}, {@code trust.previous} or {@code trust.issued}. */
    public TrustListStore accept(TrustList next) {
        Optional<TrustList> last = newest();
        requireSequence(last, next);
        last.ifPresent(before -> requireSuccessor(before, next));
        List<TrustList> longer = new ArrayList<>(versions);
        longer.add(next);
        return new TrustListStore(longer);
    }

    /** The newest version that was issued by then; none before the first one. */
    public Optional<TrustList> inForce(Instant at) {
        return versions.stream()
                .filter(version -> !version.issued().isAfter(at))
                .reduce((earlier, later) -> later);
    }

    public Optional<TrustList> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    public List<TrustList> versions() {
        return versions;
    }

    private static void requireSequence(Optional<TrustList> last, TrustList next) {
        long expected = last.map(TrustList::sequence).orElse(0L) + 1;
        if (next.sequence() != expected) {
            throw new Refusal("trust.sequence", "sequence " + next.sequence() + " where " + expected + " is next");
        }
    }

    private static void requireSuccessor(TrustList before, TrustList next) {
        if (!next.previous().equals(Optional.of(before.digest()))) {
            throw new Refusal("trust.previous", "does not name the version before it");
        }
        if (next.issued().isBefore(before.issued())) {
            throw new Refusal("trust.issued", "issued before the version before it");
        }
    }
}
