package cn.ggzy.platform.service.certificate;

import java.time.Instant;
import java.util.Map;

/** That a code counts in a certificate although its check digits do not hold: who decided, and why. */
record CheckDigitDecision(String certificate, String code, String reason, String decidedBy, Instant decidedAt) {
    String subject() {
        return "certificate-override/" + certificate;
    }

    Map<String, Object> object() {
        return Map.of(
                "certificate", certificate,
                "code", code,
                "reason", reason,
                "decidedBy", decidedBy,
                "decidedAt", decidedAt.toString());
    }
}
