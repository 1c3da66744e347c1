package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.evidence.EvidenceId;
import java.time.Instant;
import java.util.Map;

/** Somebody who may act for an organisation's certificates until an instant. */
record Agent(String uscc, String holder, String certificate, String document, Instant until, String namedBy) {
    String subject() {
        return "certificate-agent/" + uscc + "/" + certificate;
    }

    /** Without the holder: the digest of a person's number is easily guessed. */
    Map<String, Object> object() {
        return Map.of(
                "uscc",
                uscc,
                "certificate",
                certificate,
                "document",
                document,
                "until",
                until.toString(),
                "namedBy",
                namedBy);
    }

    /** With the fact that speaks of it. */
    record Proven(Agent agent, EvidenceId evidence) {}
}
