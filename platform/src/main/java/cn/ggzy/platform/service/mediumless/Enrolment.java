package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.cosign.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An organisation's word that this person may make a key on this phone; {@code code} is the digest of the code that was told once. */
record Enrolment(
        String id,
        String code,
        String uscc,
        String organisation,
        String person,
        String personId,
        String device,
        @Nullable String replaces,
        String authorisedBy,
        EnrolmentState state,
        int faces,
        byte @Nullable [] commitment,
        byte @Nullable [] half,
        Instant until) {
    SessionId session() {
        return new SessionId(id);
    }

    /** One enrolment makes one key. */
    String keyId() {
        return "m" + id;
    }

    PhoneKey made(String deviceDigest, byte[] confirmation, Instant now) {
        return new PhoneKey(
                keyId(),
                uscc,
                organisation,
                person,
                personId,
                device,
                deviceDigest,
                confirmation,
                replaces,
                KeyState.PENDING,
                null,
                null,
                now,
                null,
                null,
                null,
                0);
    }

    @Override
    public String toString() {
        return "Enrolment[" + id + " " + state + "]";
    }
}
