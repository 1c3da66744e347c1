package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A fact with its number and time, and the very octets of its leaf. */
record RecordedFact(
        EvidenceId id,
        String type,
        String subject,
        String digest,
        String actor,
        Instant at,
        String leaf,
        String object) {
    private static final int LARGEST = 4096;

    static RecordedFact of(EvidenceId id, Fact fact, Instant at) {
        String digest = fact.digest();
        String leaf = CanonicalJson.of(Map.of(
                "format", "ggzy-fact/1",
                "id", id.value(),
                "type", fact.type(),
                "subject", fact.subject(),
                "digest", digest,
                "actor", fact.actor(),
                "at", FactTime.text(at)));
        if (leaf.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw RuleViolation.malformed("evidence.fact-too-large", Map.of("limit", LARGEST));
        }
        return new RecordedFact(
                id, fact.type(), fact.subject(), digest, fact.actor(), at, leaf, CanonicalJson.of(fact.object()));
    }
}
