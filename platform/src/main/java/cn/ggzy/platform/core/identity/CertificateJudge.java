package cn.ggzy.platform.core.identity;

import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whose signature this is, or why it does not count: path, status, revocation, key usage, identity, signature. */
@Component
class CertificateJudge {
    private final TrustLists trust;

    CertificateJudge(TrustLists trust) {
        this.trust = trust;
    }

    SubjectIdentity signer(SignedBytes signature, byte[] data, List<byte[]> crls, Instant at, Purpose purpose) {
        SubjectIdentity identity = holder(signature.certificate(), signature.chain(), crls, at, purpose);
        if (!holds(signature, data)) {
            throw refusal("act.bad-signature", Map.of());
        }
        return identity;
    }

    /** Whom a certificate names, if it stands at that moment. */
    SubjectIdentity holder(byte[] certificate, List<byte[]> chain, List<byte[]> crls, Instant at, Purpose purpose) {
        Verdict verdict = Judge.judge(Facts.of(trust.list(), certificate, chain, crls), Policy.standard(), at, purpose);
        return verdict.identity().filter(who -> verdict.valid()).orElseThrow(() -> refused(verdict));
    }

    private static boolean holds(SignedBytes signature, byte[] data) {
        try {
            return RawSignatures.verify(signature.algorithm(), signature.certificate(), data, signature.value());
        } catch (cn.ggzy.ca.Refusal e) {
            throw refusal("act.malformed", Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    private static RuleViolation refused(Verdict verdict) {
        return refusal(code(verdict.reason()), Map.of("reason", verdict.reason().name()));
    }

    private static RuleViolation refusal(String code, Map<String, ?> args) {
        return new RuleViolation(RuleViolation.Kind.UNACCEPTABLE, code, args);
    }

    /** The contracts' own codes, so that a person hears the same from both. */
    private static String code(Reason reason) {
        return switch (reason) {
            case OK, MALFORMED -> "act.malformed";
            case TRUST_LIST_UNAVAILABLE,
                    TRUST_LIST_STALE,
                    SERVICE_NOT_LISTED,
                    SERVICE_PURPOSE,
                    SERVICE_SUSPENDED,
                    SERVICE_WITHDRAWN,
                    SERVICE_NOT_YET_GRANTED,
                    SIGNATURE_WRONG,
                    ALGORITHM_NOT_ALLOWED,
                    STRUCTURE_WRONG,
                    CONSTRAINTS_BROKEN -> "act.untrusted-ca";
            case NOT_YET_VALID -> "act.not-yet-valid";
            case EXPIRED -> "act.expired";
            case REVOKED -> "act.revoked";
            case REVOCATION_UNKNOWN, REVOCATION_STALE -> "act.revocation-unknown";
            case WRONG_KEY_OF_PAIR -> "act.wrong-key-usage";
            case IDENTITY_NOT_FOUND, IDENTITY_CONFLICT, IDENTITY_BAD_CHECK_DIGIT -> "act.no-organisation";
        };
    }
}
