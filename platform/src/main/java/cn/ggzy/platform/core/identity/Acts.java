package cn.ggzy.platform.core.identity;

import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The acts that people sign (docs/contracts.md, «A signed act»). */
@Service
public class Acts {
    /** As in the rule sets' {@code actToleranceMillis}; the contracts judge by the rule itself. */
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private static final int MOST_LISTS = 16;

    private final RevocationLists revocation;
    private final CertificateJudge judge;
    private final UsedActs used;
    private final Clock clock;

    Acts(RevocationLists revocation, CertificateJudge judge, UsedActs used, Clock clock) {
        this.revocation = revocation;
        this.judge = judge;
        this.used = used;
        this.clock = clock;
    }

    /** The act with the newest revocation lists we have beside the client's own: the signer does not choose the list that judges him. */
    public JsonNode completed(JsonNode act) {
        if (!(act instanceof ObjectNode given)) {
            throw malformed("act");
        }
        Set<String> lists = new LinkedHashSet<>();
        JsonNode own = given.get("crls");
        if (own != null) {
            if (!own.isArray() || own.size() > MOST_LISTS) {
                throw malformed("crls");
            }
            own.forEach(list -> lists.add(textOf(list, "crls")));
        }
        revocation.newest().forEach(list -> lists.add(Base64.getEncoder().encodeToString(list)));
        ObjectNode complete = given.deepCopy();
        ArrayNode all = complete.putArray("crls");
        lists.forEach(all::add);
        return complete;
    }

    /** For acts that no contract judges: the whole check, and the act counts once. */
    @Transactional
    public Signer verified(JsonNode act, String name) {
        JsonNode complete = completed(act);
        JsonNode payload = member(complete, "payload");
        if (!name.equals(text(payload, "act"))) {
            throw refused("act.wrong-act", Map.of("expected", name));
        }
        Instant now = clock.instant();
        if (Duration.between(at(payload), now).abs().compareTo(TOLERANCE) > 0) {
            throw refused("act.stale", Map.of());
        }
        byte[] signed = CanonicalJson.bytes(payload);
        SignedBytes signature = signature(member(complete, "signature"));
        SubjectIdentity who = judge.signer(signature, signed, octets(complete, "crls"), now, Purpose.SIGN);
        useOnce(Digests.sha256(signed), now);
        return signer(who, signature);
    }

    /** Whose signature over these octets this is; whether they are an act, and count, the act's own door will say. */
    public Signer signerOf(byte[] signed, SignedBytes signature) {
        return signer(judge.signer(signature, signed, revocation.newest(), clock.instant(), Purpose.SIGN), signature);
    }

    private static Signer signer(SubjectIdentity who, SignedBytes signature) {
        return new Signer(
                who.uscc().map(Uscc::value).orElse(""),
                Digests.sha256(signature.certificate()),
                who.person().or(who::organisation).orElse(""));
    }

    /** What was signed; the caller compares it with what is to be done. */
    public JsonNode body(JsonNode act) {
        return member(member(act, "payload"), "body");
    }

    private void useOnce(String digest, Instant now) {
        try {
            used.insert(digest, now);
        } catch (DuplicateKeyException e) {
            throw refused("act.replayed", Map.of());
        }
    }

    private static SignedBytes signature(JsonNode json) {
        return new SignedBytes(
                text(json, "algorithm"),
                decoded(text(json, "certificate")),
                octets(json, "chain"),
                decoded(text(json, "value")));
    }

    private static Instant at(JsonNode payload) {
        try {
            return Instant.parse(text(payload, "at"));
        } catch (DateTimeParseException e) {
            throw malformed("at");
        }
    }

    private static List<byte[]> octets(JsonNode json, String name) {
        List<byte[]> all = new ArrayList<>();
        JsonNode list = json.get(name);
        if (list != null) {
            list.forEach(item -> all.add(decoded(textOf(item, name))));
        }
        return all;
    }

    private static JsonNode member(JsonNode json, String name) {
        JsonNode member = json.get(name);
        if (member == null || !member.isObject()) {
            throw malformed(name);
        }
        return member;
    }

    private static String text(JsonNode json, String name) {
        JsonNode member = json.get(name);
        if (member == null) {
            throw malformed(name);
        }
        return textOf(member, name);
    }

    private static String textOf(JsonNode json, String name) {
        try {
            return Objects.requireNonNull(json.stringValue());
        } catch (JacksonException e) {
            throw malformed(name);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw malformed("base64");
        }
    }

    private static RuleViolation malformed(String what) {
        return RuleViolation.malformed("act.malformed", Map.of("member", what));
    }

    private static RuleViolation refused(String code, Map<String, ?> args) {
        return new RuleViolation(RuleViolation.Kind.UNACCEPTABLE, code, args);
    }
}
