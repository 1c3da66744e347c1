package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.cosign.KeyId;
import cn.ggzy.ca.cosign.Session;
import cn.ggzy.ca.cosign.SessionId;
import cn.ggzy.ca.cosign.SessionPurpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One session as it stands in the table; it stays there for ever. */
record SessionRow(
        String id,
        String keyId,
        String purpose,
        String messageDigest,
        Instant until,
        String state,
        byte @Nullable [] binding,
        byte @Nullable [] answer) {
    static final String OPEN = "OPEN";

    static SessionRow opened(Session session) {
        return new SessionRow(
                session.id().hex(),
                session.key().value(),
                session.purpose().name(),
                session.messageDigest(),
                session.until(),
                OPEN,
                null,
                null);
    }

    Session session() {
        return new Session(new SessionId(id), new KeyId(keyId), SessionPurpose.valueOf(purpose), messageDigest, until);
    }

    boolean isFound(Instant now) {
        return answer != null || (state.equals(OPEN) && now.isBefore(until));
    }
}
