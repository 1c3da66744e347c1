package cn.ggzy.ca.renewal;

import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.timestamp.TimeStampTrust;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two records over the same object, of two digest families and better of two authorities, from the first day on: one may break
 * without notice, and the other still proves.
 */
public record EvidencePair(EvidenceRecord first, EvidenceRecord second) {
    /** Both outcomes. It holds when one does; nobody has to guess which. */
    public record PairOutcome(EvidenceOutcome first, EvidenceOutcome second) {
        public Verdict.Status status() {
            boolean open = Stream.of(first, second).anyMatch(one -> one.status() == Verdict.Status.UNDETERMINED);
            return first.valid() || second.valid()
                    ? Verdict.Status.VALID
                    : open ? Verdict.Status.UNDETERMINED : Verdict.Status.INVALID;
        }

        /** Whether the next break of a digest or an authority would leave nothing. */
        public boolean reduced() {
            return first.valid() != second.valid();
        }

        /** The earlier of the two proofs that hold. */
        public Optional<Instant> provenSince() {
            return Stream.of(first, second)
                    .flatMap(one -> one.provenSince().stream())
                    .min(Comparator.naturalOrder());
        }
    }

    public PairOutcome verify(ArchiveObject object, TimeStampTrust trust, Instant at) {
        return new PairOutcome(
                EvidenceVerifier.verify(first, object, trust, at), EvidenceVerifier.verify(second, object, trust, at));
    }

    /** Whether the two rest on different digests today. */
    public boolean independent() {
        return first.digest() != second.digest();
    }
}
