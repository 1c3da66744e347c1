package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Protocol C at the server. Every step first asks the session, then the PIN, then computes, then keeps the answer, and only then lets it
 * out; a repeated request gets the kept octets.
 */
public final class StandardServer implements CosignServer {
    private static final Duration LIFE = Duration.ofMinutes(3);

    private final Ports ports;
    private final SecureRandom random;
    private final InstantSource clock;
    private final PinRule pins;

    /** What the server stands on. */
    public record Ports(
            ServerKeys keys, SessionStore sessions, PinCounter pins, DecryptMeter decryptions, DisplayRule display) {}

    public StandardServer(Ports ports, SecureRandom random, InstantSource clock) {
        this.ports = ports;
        this.random = random;
        this.clock = clock;
        this.pins = new PinRule(ports.pins());
    }

    @Override
    public SessionId open(KeyId key, SessionPurpose purpose, byte[] message) {
        ServerKey known = find(key);
        if (purpose == SessionPurpose.SIGN) {
            ports.display().require(message, known.publicKey());
        }
        Instant now = clock.instant();
        SessionId id = SessionId.random(random);
        ports.sessions().open(new Session(id, key, purpose, digest(message), now.plus(LIFE)), now);
        return id;
    }

    @Override
    public Signing.Answer sign(Signing.Request request) {
        Session session = session(request.session(), request.key(), SessionPurpose.SIGN);
        if (!session.messageDigest().equals(digest(request.message()))) {
            throw new Refusal("cosign.not-shown", "the session was opened for another message");
        }
        ServerKey key = find(request.key());
        BigInteger e = Signing.digest(key.publicKey(), request.message());
        byte[] binding = Signing.binding(request.session(), request.q1(), e);
        byte[] answer = ports.sessions().answer(request.session(), binding).orElseGet(() -> {
            requireEpoch(key, request.epoch());
            Sm2.secretPoint(request.q1());
            pins.require(key, binding, request.pinProof());
            return ports.sessions()
                    .keep(
                            request.session(),
                            binding,
                            key.share().sign(e, request.q1()).der());
        });
        return Signing.Answer.parse(answer);
    }

    @Override
    public Decryption.Answer decrypt(Decryption.Request request) {
        session(request.session(), request.key(), SessionPurpose.DECRYPT);
        ServerKey key = find(request.key());
        byte[] binding = Decryption.binding(request.session(), request.t1());
        return new Decryption.Answer(ports.sessions()
                .answer(request.session(), binding)
                .orElseGet(() -> {
                    requireEpoch(key, request.epoch());
                    Sm2.point(request.t1());
                    pins.require(key, binding, request.pinProof());
                    requireMeter(key.id());
                    return ports.sessions()
                            .keep(request.session(), binding, key.share().decrypt(request.t1()));
                }));
    }

    @Override
    public Refresh.Answer refresh(Refresh.Request request) {
        session(request.session(), request.key(), SessionPurpose.REFRESH);
        ServerKey key = find(request.key());
        byte[] binding = Refresh.binding(request.session(), request.rho(), request.newPin());
        if (ports.sessions().answer(request.session(), binding).isEmpty()) {
            advance(key, request, binding);
            ports.sessions().keep(request.session(), binding, new byte[0]);
        }
        return new Refresh.Answer(request.epoch() + 1);
    }

    @Override
    public void abort(KeyId key, SessionId session) {
        ports.sessions()
                .find(session, clock.instant())
                .filter(found -> found.key().equals(key))
                .ifPresent(found -> ports.sessions().abort(session));
    }

    /** Does nothing when a crash fell between the change of the half and the session's end. */
    private void advance(ServerKey key, Refresh.Request request, byte[] binding) {
        String by = Digests.hex(binding);
        if (key.refreshedBy().equals(by)) {
            return;
        }
        requireEpoch(key, request.epoch());
        pins.require(key, binding, request.pinProof());
        if (!ports.keys().replace(key.refreshed(key.share().refreshed(request.rho()), request.newPin(), by))) {
            throw new Refusal("cosign.stale-share", "the key was refreshed at the same time");
        }
    }

    private Session session(SessionId id, KeyId key, SessionPurpose purpose) {
        return ports.sessions()
                .find(id, clock.instant())
                .filter(found -> found.key().equals(key) && found.purpose() == purpose)
                .orElseThrow(() -> new Refusal("cosign.unknown-session", "no such open session of this key"));
    }

    private ServerKey find(KeyId key) {
        return ports.keys().find(key).orElseThrow(() -> new Refusal("cosign.unknown-key", key.value()));
    }

    private void requireMeter(KeyId key) {
        if (!ports.decryptions().take(key, clock.instant())) {
            throw new Refusal("cosign.decrypt-limit", "too many decryptions of this key");
        }
    }

    private static void requireEpoch(ServerKey key, long epoch) {
        if (key.epoch() != epoch) {
            throw new Refusal("cosign.stale-share", "the key is at refresh " + key.epoch());
        }
    }

    private static String digest(byte[] message) {
        return Digests.hex(Transcript.sm3(message));
    }
}
