package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For tests and for one process that is allowed to forget when it ends. */
public final class SessionsInMemory implements SessionStore {
    private final Map<SessionId, Entry> entries = new HashMap<>();
    private final Map<KeyId, SessionId> open = new HashMap<>();

    @Override
    public synchronized void open(Session session, Instant now) {
        if (entries.containsKey(session.id())) {
            throw new Refusal("cosign.session-used", "session " + session.id().hex());
        }
        @Nullable SessionId other = open.get(session.key());
        if (other != null && entry(other).alive(now)) {
            throw new Refusal("cosign.session-open", "another session is open for this key");
        }
        if (other != null) {
            abort(other);
        }
        entries.put(session.id(), new Entry(session));
        open.put(session.key(), session.id());
    }

    @Override
    public synchronized Optional<Session> find(SessionId id, Instant now) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> entry.answer != null || entry.alive(now))
                .map(entry -> entry.session);
    }

    @Override
    public synchronized Optional<byte[]> answer(SessionId id, byte[] binding) {
        Entry entry = entry(id);
        if (entry.answer == null) {
            return Optional.empty();
        }
        if (!MessageDigest.isEqual(entry.binding, binding)) {
            throw new Refusal("cosign.session-used", "the session answered something else");
        }
        return Optional.of(entry.answer.clone());
    }

    @Override
    public synchronized byte[] keep(SessionId id, byte[] binding, byte[] answer) {
        Optional<byte[]> kept = answer(id, binding);
        if (kept.isPresent()) {
            return kept.get();
        }
        Entry entry = entry(id);
        if (entry.closed) {
            throw new Refusal("cosign.session-closed", "session " + id.hex());
        }
        entry.binding = binding.clone();
        entry.answer = answer.clone();
        close(entry);
        return answer.clone();
    }

    @Override
    public synchronized void abort(SessionId id) {
        @Nullable Entry entry = entries.get(id);
        if (entry != null && entry.answer == null) {
            close(entry);
        }
    }

    private void close(Entry entry) {
        entry.closed = true;
        open.remove(entry.session.key(), entry.session.id());
    }

    private Entry entry(SessionId id) {
        @Nullable Entry entry = entries.get(id);
        if (entry == null) {
            throw new Refusal("cosign.unknown-session", "session " + id.hex());
        }
        return entry;
    }

    private static final class Entry {
        private final Session session;
        private boolean closed;
        private byte @Nullable [] binding;
        private byte @Nullable [] answer;

        Entry(Session session) {
            this.session = session;
        }

        boolean alive(Instant now) {
            return !closed && now.isBefore(session.until());
        }
    }
}
