package cn.ggzy.ca.renewal;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.TimeStampExpectation;
import cn.ggzy.ca.timestamp.TimeStampOutcome;
import cn.ggzy.ca.timestamp.TimeStampRule;
import cn.ggzy.ca.timestamp.TimeStampTrust;
import cn.ggzy.ca.timestamp.TimeStampVerifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a record at an instant (RFC 4998 5.3): the first stamp is over the object, each later one covers what came before and was
 * made while that still held, and the last one holds at the instant. Each stamp is judged at the time of the next.
 */
public final class EvidenceVerifier {
    private EvidenceVerifier() {}

    /** Octets that are no record give an outcome and no exception. */
    public static EvidenceOutcome verify(byte[] record, ArchiveObject object, TimeStampTrust trust, Instant at) {
        try {
            return verify(EvidenceRecord.parse(record), object, trust, at);
        } catch (Refusal e) {
            return EvidenceOutcome.malformed();
        }
    }

    public static EvidenceOutcome verify(
            EvidenceRecord record, ArchiveObject object, TimeStampTrust trust, Instant at) {
        List<EvidenceStep> steps = new ArrayList<>();
        List<List<ArchiveStamp>> chains = record.chains();
        for (int chain = 0; chain < chains.size(); chain++) {
            for (int stamp = 0; stamp < chains.get(chain).size(); stamp++) {
                steps.add(step(record, object, trust, at, chain, stamp));
            }
        }
        return EvidenceOutcome.of(steps);
    }

    private static EvidenceStep step(
            EvidenceRecord record, ArchiveObject object, TimeStampTrust trust, Instant at, int chain, int index) {
        ArchiveStamp stamp = record.chains().get(chain).get(index);
        Optional<ArchiveStamp> next = next(record, chain, index);
        Instant judgedAt = next.map(one -> one.token().latest()).orElse(at);
        byte[] covered = covered(record, object, chain, index);
        Optional<EvidenceReason> structural = structure(record, chain, index, covered);
        if (structural.isPresent()) {
            return of(stamp, chain, index, judgedAt, structural.get(), "", Optional.empty());
        }
        if (next.filter(one -> one.token().latest().isBefore(stamp.token().earliest()))
                .isPresent()) {
            return of(stamp, chain, index, judgedAt, EvidenceReason.WRONG_ORDER, "", Optional.empty());
        }
        TimeStampOutcome outcome = TimeStampVerifier.verify(
                stamp.token(),
                TimeStampExpectation.over(Imprint.ofDigest(stamp.digest(), stamp.root(covered))),
                trust,
                judgedAt);
        EvidenceReason reason = reason(outcome, next.isPresent());
        return of(
                stamp,
                chain,
                index,
                judgedAt,
                reason,
                reason == EvidenceReason.OK ? "" : outcome.words(),
                Optional.of(outcome));
    }

    /** The digest that a stamp has to begin with: of the object, of the stamp before, or of the object and the chains before. */
    private static byte[] covered(EvidenceRecord record, ArchiveObject object, int chain, int index) {
        ArchiveStamp stamp = record.chains().get(chain).get(index);
        if (index > 0) {
            return record.chains().get(chain).get(index - 1).stampDigest();
        }
        return chain == 0 ? object.digest(stamp.digest()) : EvidenceMaker.leaf(object, record, chain, stamp.digest());
    }

    private static Optional<EvidenceReason> structure(EvidenceRecord record, int chain, int index, byte[] covered) {
        ArchiveStamp stamp = record.chains().get(chain).get(index);
        boolean first = chain == 0 && index == 0;
        if (stamp.digest() != record.chains().get(chain).get(0).digest()) {
            return Optional.of(EvidenceReason.MIXED_DIGESTS);
        }
        boolean directly = stamp.reduced().isEmpty();
        boolean stamped = Imprint.ofDigest(stamp.digest(), stamp.root(covered))
                .same(stamp.token().imprint());
        if (!stamp.begins(covered) || (directly && !stamped)) {
            return Optional.of(first ? EvidenceReason.OTHER_OBJECT : EvidenceReason.MISSING_LINK);
        }
        return stamped ? Optional.empty() : Optional.of(EvidenceReason.BROKEN_TREE);
    }

    private static EvidenceReason reason(TimeStampOutcome outcome, boolean renewed) {
        if (outcome.valid()) {
            return EvidenceReason.OK;
        }
        if (outcome.status() == Verdict.Status.UNDETERMINED) {
            return EvidenceReason.FACTS_MISSING;
        }
        TimeStampRule rule = outcome.reason().orElse(TimeStampRule.FORMAT);
        if (rule == TimeStampRule.DIGEST || rule == TimeStampRule.ALGORITHM) {
            return renewed ? EvidenceReason.WEAK_BEFORE_RENEWAL : EvidenceReason.LAST_WEAK;
        }
        Reason why = outcome.signer().map(Verdict::reason).orElse(Reason.MALFORMED);
        if (rule == TimeStampRule.PATH && why == Reason.EXPIRED) {
            return renewed ? EvidenceReason.LATE_RENEWAL : EvidenceReason.LAST_ENDED;
        }
        if (rule == TimeStampRule.PATH && why == Reason.REVOKED) {
            return renewed ? EvidenceReason.REVOKED_BEFORE_RENEWAL : EvidenceReason.LAST_REVOKED;
        }
        return EvidenceReason.STAMP_WRONG;
    }

    private static Optional<ArchiveStamp> next(EvidenceRecord record, int chain, int index) {
        List<ArchiveStamp> own = record.chains().get(chain);
        if (index + 1 < own.size()) {
            return Optional.of(own.get(index + 1));
        }
        return chain + 1 < record.chains().size()
                ? Optional.of(record.chains().get(chain + 1).get(0))
                : Optional.empty();
    }

    private static EvidenceStep of(
            ArchiveStamp stamp,
            int chain,
            int index,
            Instant judgedAt,
            EvidenceReason reason,
            String detail,
            Optional<TimeStampOutcome> outcome) {
        return new EvidenceStep(
                chain, index, stamp.digest(), stamp.token().latest(), judgedAt, reason, detail, outcome);
    }
}
