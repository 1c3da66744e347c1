package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Evidence;
import cn.ggzy.ca.path.PathStep;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict.Status;
import cn.ggzy.ca.tool.ask.Answer.Revocation;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate asked about is itself among the trusted ones. Then its own signature proves nothing and nobody above it could revoke
 * it; what remains is its key, its period, its form, its usage and its names.
 */
final class Pinned {
    private static final Set<String> UNDERSTOOD = Set.of(
            "2.5.29.15",
            "2.5.29.17",
            "2.5.29.19",
            "2.5.29.30",
            "2.5.29.32",
            "2.5.29.33",
            "2.5.29.36",
            "2.5.29.37",
            "2.5.29.54");

    private Pinned() {}

    static Answer answer(X509Certificate leaf, Question question) {
        Reason reason = reason(leaf, question);
        Answer answer = new Answer(
                reason == Reason.OK ? Status.VALID : Status.INVALID,
                reason.name(),
                reason.zh(),
                reason.en(),
                List.of(step(leaf)),
                Revocation.NOT_ASKED,
                List.of(),
                Optional.empty(),
                List.of("trusted as itself, not through an authority"));
        return answer.and(LeafRules.of(leaf, question.use(), question.peer()));
    }

    private static Reason reason(X509Certificate leaf, Question question) {
        Instant at = question.at();
        if (!keyCounts(leaf)) {
            return Reason.ALGORITHM_NOT_ALLOWED;
        }
        if (!wellFormed(leaf, question.use())) {
            return Reason.STRUCTURE_WRONG;
        }
        if (at.isBefore(leaf.getNotBefore().toInstant())) {
            return Reason.NOT_YET_VALID;
        }
        return at.isAfter(leaf.getNotAfter().toInstant()) ? Reason.EXPIRED : Reason.OK;
    }

    private static boolean keyCounts(X509Certificate leaf) {
        try {
            KeyFamily.of(leaf.getPublicKey());
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    private static boolean wellFormed(X509Certificate leaf, Use use) {
        Set<String> critical = leaf.getCriticalExtensionOIDs();
        return leaf.getVersion() == 3
                && leaf.getSerialNumber().signum() > 0
                && (use == Use.ANY || leaf.getBasicConstraints() < 0)
                && (critical == null || UNDERSTOOD.containsAll(critical));
    }

    private static PathStep step(X509Certificate leaf) {
        return new PathStep(
                leaf.getSubjectX500Principal().getName(),
                leaf.getSerialNumber().toString(16),
                leaf.getNotBefore().toInstant(),
                leaf.getNotAfter().toInstant(),
                new Evidence(
                        Evidence.Kind.CERTIFICATE,
                        "sha256:" + Digests.hex(Digests.sha256(Certificates.encoded(leaf)))));
    }
}
