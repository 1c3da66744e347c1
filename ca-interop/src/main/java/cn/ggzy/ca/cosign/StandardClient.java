package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Protocol C at the client. Its own store has "used" written before a request leaves, so that no restart and no copied state sends a
 * second one in the same session. A lost answer is asked for again with the same request.
 */
public final class StandardClient implements CosignClient {
    private static final int TRIES = 3;
    private static final Duration LIFE = Duration.ofMinutes(3);

    private final ClientKey key;
    private final CosignServer server;
    private final SessionStore sessions;
    private final SecureRandom random;
    private final InstantSource clock;

    public StandardClient(
            ClientKey key, CosignServer server, SessionStore sessions, SecureRandom random, InstantSource clock) {
        this.key = key;
        this.server = server;
        this.sessions = sessions;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public byte[] publicKey() {
        return key.share().publicKey();
    }

    /** What the device must store; after a refresh this is the new half. */
    public ClientKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message, String pin) {
        BigInteger e = Signing.digest(publicKey(), message);
        SessionId session = server.open(key.id(), SessionPurpose.SIGN, message);
        Signing.Round round = key.share().begin(session, e);
        byte[] binding = Signing.binding(session, round.q1(), e);
        Signing.Request request =
                new Signing.Request(key.id(), key.epoch(), session, round.q1(), message.clone(), proof(pin, binding));
        use(session, SessionPurpose.SIGN, binding);
        return round.finish(ask(session, () -> server.sign(request)));
    }

    @Override
    public byte[] decrypt(byte[] cipher, String pin) {
        Decryption.Cipher parts = Decryption.Cipher.parse(cipher);
        Decryption.Round round = key.share().blind(parts.c1());
        SessionId session = server.open(key.id(), SessionPurpose.DECRYPT, new byte[0]);
        byte[] binding = Decryption.binding(session, round.t1());
        Decryption.Request request =
                new Decryption.Request(key.id(), key.epoch(), session, round.t1(), proof(pin, binding));
        use(session, SessionPurpose.DECRYPT, binding);
        return parts.open(round.open(ask(session, () -> server.decrypt(request)).t2()));
    }

    @Override
    public StandardClient refresh(String pin, Consumer<ClientKey> beforeSending) {
        return refresh(pin, new byte[0], beforeSending);
    }

    @Override
    public StandardClient changePin(String pin, String newPin, Consumer<ClientKey> beforeSending) {
        return refresh(pin, Pin.verifier(key.id(), key.deviceSalt(), newPin), beforeSending);
    }

    private StandardClient refresh(String pin, byte[] newPin, Consumer<ClientKey> beforeSending) {
        SessionId session = server.open(key.id(), SessionPurpose.REFRESH, new byte[0]);
        BigInteger rho = Refresh.random(random);
        byte[] binding = Refresh.binding(session, rho, newPin);
        Refresh.Request request = new Refresh.Request(key.id(), key.epoch(), session, rho, newPin, proof(pin, binding));
        ClientKey next = new ClientKey(key.id(), key.epoch() + 1, key.share().refreshed(rho), key.deviceSalt());
        beforeSending.accept(next);
        use(session, SessionPurpose.REFRESH, binding);
        if (ask(session, () -> server.refresh(request)).epoch() != next.epoch()) {
            throw new Refusal("cosign.bad-answer", "the server is at another refresh");
        }
        return new StandardClient(next, server, sessions, random, clock);
    }

    private void use(SessionId session, SessionPurpose purpose, byte[] binding) {
        Instant now = clock.instant();
        sessions.open(new Session(session, key.id(), purpose, "", now.plus(LIFE)), now);
        sessions.keep(session, binding, new byte[0]);
    }

    private byte[] proof(String pin, byte[] binding) {
        return Pin.proof(Pin.verifier(key.id(), key.deviceSalt(), pin), binding);
    }

    /**
     * A transport says that it got no answer by {@link NoAnswer}; anything else is the server's word. A session that failed is given up,
     * so that the next one need not wait for its end.
     */
    private <T> T ask(SessionId session, Supplier<T> step) {
        try {
            return repeated(step);
        } catch (Refusal | NoAnswer failed) {
            giveUp(session);
            throw failed;
        }
    }

    private static <T> T repeated(Supplier<T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return step.get();
            } catch (NoAnswer lost) {
                if (attempt == TRIES) {
                    throw lost;
                }
            }
        }
    }

    private void giveUp(SessionId session) {
        try {
            server.abort(key.id(), session);
        } catch (NoAnswer lost) {
            // The session ends by itself then.
            return;
        }
    }
}
