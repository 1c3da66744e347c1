package cn.ggzy.platform.service.mediumless;

import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose key it is, on which phone, with which certificate. */
record PhoneKey(
        String keyId,
        String uscc,
        String organisation,
        String person,
        String personId,
        String device,
        String deviceDigest,
        byte[] confirmation,
        @Nullable String replaces,
        KeyState state,
        byte @Nullable [] certificate,
        @Nullable String account,
        Instant madeAt,
        @Nullable Instant revokedAt,
        @Nullable String reason,
        @Nullable Instant unlockUntil,
        int faces) {
    /** The phone proves itself by a token that was made with the key and never leaves it but to us. */
    PhoneKey requireDevice(String token) {
        if (!MessageDigest.isEqual(
                digest(token).getBytes(StandardCharsets.US_ASCII), deviceDigest.getBytes(StandardCharsets.US_ASCII))) {
            throw RuleViolation.forbidden("mediumless.other-device", Map.of());
        }
        return this;
    }

    PhoneKey requireOf(String organisationUscc) {
        if (!uscc.equals(organisationUscc)) {
            throw RuleViolation.forbidden("mediumless.other-organisation", Map.of());
        }
        return this;
    }

    PhoneKey requireLive() {
        if (state == KeyState.REVOKED) {
            throw RuleViolation.conflict(
                    "mediumless.revoked",
                    Map.of("at", String.valueOf(revokedAt), "reason", reason == null ? "-" : reason));
        }
        return this;
    }

    Applicant applicant() {
        return new Applicant(uscc, organisation, personId, person);
    }

    static String digest(String token) {
        return Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "PhoneKey[" + keyId + " " + state + "]";
    }
}
