package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the signed body asks for. */
record Asked(
        String ca,
        Optional<Held> about,
        String holder,
        Identity identity,
        Medium medium,
        Optional<StandingReason> reason,
        Optional<String> note,
        Optional<String> document,
        Optional<String> csrDigest) {
    static Asked of(RequestKind kind, ActBody body, Held me, Known known) {
        return switch (kind) {
            case APPLY -> application(body, me);
            case RENEW -> renewal(body.only(Set.of("certificate", "csrDigest", "medium")), known);
            case CHANGE ->
                change(
                        body.only(Set.of("certificate", "csrDigest", "medium", "organisation", "person", "document")),
                        known);
            case SUSPEND, RESUME, REVOKE -> standing(body.only(Set.of("certificate", "reason", "note")), known);
        };
    }

    /** For oneself; or, by the organisation's agent, for another person of it. */
    private static Asked application(ActBody body, Held me) {
        body.only(Set.of("ca", "csrDigest", "medium", "person", "personId", "document"));
        Optional<String> other = body.optional("personId");
        Identity identity = other.map(number -> new Identity(me.uscc(), me.organisation(), number, body.text("person")))
                .orElseGet(me::identity);
        String holder = other.map(number -> Held.holder(me.uscc(), number)).orElse(me.holder());
        return new Asked(
                body.text("ca"),
                Optional.empty(),
                holder,
                identity,
                medium(body),
                Optional.empty(),
                Optional.empty(),
                body.optionalDigest("document"),
                Optional.of(body.digest("csrDigest")));
    }

    private static Asked renewal(ActBody body, Known known) {
        Held old = known.get(body.digest("certificate"));
        return issue(body, old, old.identity(), Optional.empty());
    }

    /** Whoever wants other words in the certificate names the paper that proves them. */
    private static Asked change(ActBody body, Known known) {
        Held old = known.get(body.digest("certificate"));
        Identity identity = new Identity(
                old.uscc(),
                body.optional("organisation").orElse(old.organisation()),
                old.personId(),
                body.optional("person").orElse(old.person()));
        return issue(body, old, identity, Optional.of(body.digest("document")));
    }

    private static Asked issue(ActBody body, Held old, Identity identity, Optional<String> document) {
        return new Asked(
                old.ca(),
                Optional.of(old),
                old.holder(),
                identity,
                medium(body),
                Optional.empty(),
                Optional.empty(),
                document,
                Optional.of(body.digest("csrDigest")));
    }

    private static Asked standing(ActBody body, Known known) {
        Held about = known.get(body.digest("certificate"));
        return new Asked(
                about.ca(),
                Optional.of(about),
                about.holder(),
                about.identity(),
                about.medium(),
                Optional.of(body.oneOf(StandingReason.class, "reason")),
                body.optional("note"),
                Optional.empty(),
                Optional.empty());
    }

    private static Medium medium(ActBody body) {
        Medium medium = body.oneOf(Medium.class, "medium");
        if (medium == Medium.UNKNOWN) {
            throw RuleViolation.malformed("certificate.body-malformed", Map.of("member", "medium"));
        }
        return medium;
    }

    CertificateRequest request(
            RequestId id,
            RequestKind kind,
            String applicant,
            Capacity capacity,
            byte @Nullable [] csr,
            JsonNode act,
            String actDigest,
            Instant now) {
        return new CertificateRequest(
                id,
                kind,
                ca,
                applicant,
                capacity,
                identity.uscc(),
                holder,
                about.map(Held::digest).orElse(null),
                medium,
                CanonicalJson.of(identity),
                reason.orElse(null),
                note.orElse(null),
                document.orElse(null),
                kind.issues() ? csr : null,
                CanonicalJson.of(act),
                actDigest,
                RequestState.REQUESTED,
                null,
                null,
                null,
                null,
                0,
                now,
                now,
                now,
                null,
                0);
    }
}
