package cn.ggzy.ca.cosign;

import java.time.Instant;
import java.util.Optional;

/**
 * Port: remembers sessions for ever, on the server and on the client. Each method is one atomic step, and what it wrote must survive a
 * crash before it returns, because an answer leaves only after it was kept.
 */
public interface SessionStore {
    /**
     * Refuses a name that was ever used ({@code cosign.session-used}) and a second open session of one key
     * ({@code cosign.session-open}). A session whose time is over counts as closed.
     */
    void open(Session session, Instant now);

    /** The session, unless it was never opened, was closed unanswered, or its time is over. An answered one is found for ever. */
    Optional<Session> find(SessionId id, Instant now);

    /** The answer kept for exactly this binding; refuses another binding of an answered session ({@code cosign.session-used}). */
    Optional<byte[]> answer(SessionId id, byte[] binding);

    /**
     * Keeps the answer and closes the session. The first one wins: the same binding gets the kept octets back, another binding is
     * refused ({@code cosign.session-used}), and so is a session that is closed ({@code cosign.session-closed}).
     */
    byte[] keep(SessionId id, byte[] binding, byte[] answer);

    /** Closes the session unanswered; nothing happens to an answered one. */
    void abort(SessionId id);
}
