package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.cosign.Session;
import cn.ggzy.ca.cosign.SessionId;
import cn.ggzy.ca.cosign.SessionStore;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions in the database. Whoever changes a key's sessions holds the key's slot first, so that no two wait for each other. */
@Component
class StoredSessions implements SessionStore {
    private final CosignRows rows;
    private final AtomicSteps steps;

    StoredSessions(CosignRows rows, AtomicSteps steps) {
        this.rows = rows;
        this.steps = steps;
    }

    @Override
    public void open(Session session, Instant now) {
        String id = session.id().hex();
        String key = session.key().value();
        steps.run(() -> {
            if (rows.session(id) != null) {
                throw used(id);
            }
            rows.takeSlot(key, id, session.until(), now);
            if (!id.equals(rows.lockedSlot(key))) {
                throw new Refusal("cosign.session-open", "another session is open for this key");
            }
            rows.closeOthers(key);
            rows.addSession(SessionRow.opened(session));
        });
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return Optional.ofNullable(rows.session(id.hex()))
                .filter(row -> row.isFound(now))
                .map(SessionRow::session);
    }

    @Override
    public Optional<byte[]> answer(SessionId id, byte[] binding) {
        return answerOf(row(id), binding);
    }

    @Override
    public byte[] keep(SessionId id, byte[] binding, byte[] answer) {
        String key = row(id).keyId();
        return steps.one(() -> {
            @Nullable String open = rows.lockedSlot(key);
            if (rows.answerSession(id.hex(), binding, answer) == 1) {
                if (id.hex().equals(open)) {
                    rows.freeSlot(key, id.hex());
                }
                return answer.clone();
            }
            return answerOf(row(id), binding)
                    .orElseThrow(() -> new Refusal("cosign.session-closed", "session " + id.hex()));
        });
    }

    @Override
    public void abort(SessionId id) {
        @Nullable SessionRow known = rows.session(id.hex());
        if (known == null) {
            return;
        }
        steps.run(() -> {
            @Nullable String open = rows.lockedSlot(known.keyId());
            if (rows.closeSession(id.hex()) == 1 && id.hex().equals(open)) {
                rows.freeSlot(known.keyId(), id.hex());
            }
        });
    }

    private SessionRow row(SessionId id) {
        @Nullable SessionRow row = rows.session(id.hex());
        if (row == null) {
            throw new Refusal("cosign.unknown-session", "session " + id.hex());
        }
        return row;
    }

    private static Optional<byte[]> answerOf(SessionRow row, byte[] binding) {
        byte @Nullable [] answer = row.answer();
        if (answer == null) {
            return Optional.empty();
        }
        if (!MessageDigest.isEqual(row.binding(), binding)) {
            throw new Refusal("cosign.session-used", "the session answered something else");
        }
        return Optional.of(answer);
    }

    private static Refusal used(String id) {
        return new Refusal("cosign.session-used", "session " + id);
    }
}
