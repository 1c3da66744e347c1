package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.evidence.EvidenceId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked of an authority by a signed act, and how far it is.
 *
 * @param applicant SHA-256 of the certificate that signed
 * @param holder whose certificate it is, or will be
 * @param certificate SHA-256 of the certificate that it is about; null for a first one
 * @param identity JSON of {@link Identity}
 * @param code why it was refused; {@code caCode} in the authority's own words
 */
public record CertificateRequest(
        RequestId id,
        RequestKind kind,
        String ca,
        String applicant,
        Capacity appliedAs,
        String uscc,
        String holder,
        @Nullable String certificate,
        Medium medium,
        String identity,
        @Nullable StandingReason reason,
        @Nullable String note,
        @Nullable String document,
        byte @Nullable [] csr,
        String act,
        String actDigest,
        RequestState state,
        @Nullable String reference,
        @Nullable String code,
        @Nullable String caCode,
        @Nullable String issued,
        int attempts,
        Instant nextTry,
        Instant createdAt,
        Instant changedAt,
        @Nullable EvidenceId evidence,
        int version) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 7;

    /** The authority has it and thinks. */
    CertificateRequest submitted(String theirs, Instant now) {
        return with(RequestState.SUBMITTED, theirs, null, null, null, now);
    }

    CertificateRequest issued(String digest, Instant now) {
        return with(RequestState.ISSUED, reference, null, null, digest, now);
    }

    CertificateRequest done(Instant now) {
        return with(RequestState.DONE, reference, null, null, null, now);
    }

    CertificateRequest refused(String why, @Nullable String theirs, Instant now) {
        return with(RequestState.REFUSED, reference, why, theirs, null, now);
    }

    /** Nothing happened; asked again after a pause that doubles up to some minutes. */
    CertificateRequest again(Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return copy(state, reference, code, caCode, issued, attempts + 1, now.plus(pause), changedAt, evidence);
    }

    CertificateRequest proven(EvidenceId fact) {
        return copy(state, reference, code, caCode, issued, attempts, nextTry, changedAt, fact);
    }

    private CertificateRequest with(
            RequestState next,
            @Nullable String theirs,
            @Nullable String why,
            @Nullable String whyTheirs,
            @Nullable String digest,
            Instant now) {
        if (!state.isOpen()) {
            throw new IllegalStateException(id.value() + " is " + state + " and cannot become " + next);
        }
        return copy(next, theirs, why, whyTheirs, digest, 0, now.plus(FIRST_PAUSE), now, evidence);
    }

    /** What may change in a request's life; the rest is as it was asked. */
    private CertificateRequest copy(
            RequestState state,
            @Nullable String reference,
            @Nullable String code,
            @Nullable String caCode,
            @Nullable String issued,
            int attempts,
            Instant nextTry,
            Instant changedAt,
            @Nullable EvidenceId evidence) {
        return new CertificateRequest(
                id,
                kind,
                ca,
                applicant,
                appliedAs,
                uscc,
                holder,
                certificate,
                medium,
                identity,
                reason,
                note,
                document,
                csr,
                act,
                actDigest,
                state,
                reference,
                code,
                caCode,
                issued,
                attempts,
                nextTry,
                createdAt,
                changedAt,
                evidence,
                version);
    }

    String subject() {
        return "certificate/" + id.value();
    }

    /** What the fact says; nobody's name or number, for those are in the signed act. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", id.value());
        object.put("kind", kind.name());
        object.put("ca", ca);
        object.put("applicant", applicant);
        object.put("appliedAs", appliedAs.name());
        object.put("medium", medium.name());
        object.put("act", actDigest);
        object.put("state", state.name());
        put(object, "certificate", certificate);
        put(object, "reason", reason == null ? null : reason.name());
        put(object, "document", document);
        put(object, "reference", reference);
        put(object, "code", code);
        put(object, "issued", issued);
        return object;
    }

    private static void put(Map<String, Object> object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
