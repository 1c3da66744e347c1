package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Two parties make a key that neither knows: the client commits to its point, the server shows its own, the client opens. So nobody
 * chooses after having seen the other's, and the proofs, bound to session and role, keep each from using the other's point.
 */
public final class KeyGeneration {
    private static final String CLIENT = "client";
    private static final String SERVER = "server";

    private KeyGeneration() {}

    /** Step 1, client to server: SM3 over session, point, proof and salt. */
    public record Commitment(byte[] digest) {}

    /** Step 2, server to client: P2 = d2⁻¹·G with its proof. */
    public record Offer(byte[] point, Proof proof) {}

    /** Step 3, client to server: what the commitment hid. */
    public record Opening(byte[] point, Proof proof, byte[] salt) {}

    /** Schnorr's proof that its maker knows the scalar of a point. */
    public record Proof(BigInteger challenge, BigInteger response) {}

    /** What the client has at the end; the opening still has to reach the server. */
    public record ClientResult(SoftwareClientShare share, Opening opening, byte[] confirmation) {}

    /** What the server has at the end. Both compare their confirmations before the key is used. */
    public record ServerResult(SoftwareServerShare share, byte[] publicKey, byte[] confirmation) {}

    public static Client client(SessionId session, SecureRandom random) {
        return new Client(session, random, Nonces.hedged(random));
    }

    public static Server server(SessionId session, Commitment commitment, SecureRandom random) {
        return new Server(session, commitment, random, Nonces.hedged(random));
    }

    /** The server as it was after its offer, from what its holder kept wrapped: another copy of the server may hear the opening. */
    public static Server resumed(SessionId session, Commitment commitment, BigInteger d2, SecureRandom random) {
        return new Server(session, commitment, Sm2.scalar(d2), Nonces.hedged(random));
    }

    /** Refuses when the two did not arrive at the same key. */
    public static void requireSame(byte[] confirmation, byte[] other) {
        if (!MessageDigest.isEqual(confirmation, other)) {
            throw new Refusal("cosign.confirmation-differs", "the two sides computed different keys");
        }
    }

    /** The client between its steps. */
    public static final class Client {
        private final SessionId session;
        private final BigInteger d1;
        private final Opening opening;
        private final Nonces nonces;
        private final AtomicBoolean accepted = new AtomicBoolean();

        Client(SessionId session, SecureRandom random, Nonces nonces) {
            this.session = session;
            this.nonces = nonces;
            this.d1 = freshHalf(random);
            byte[] salt = new byte[Sm2.SIZE];
            random.nextBytes(salt);
            ECPoint p1 = Sm2.base(Sm2.inverse(d1));
            this.opening = new Opening(Sm2.octets(p1), prove(session, CLIENT, Sm2.inverse(d1), nonces), salt);
        }

        public Commitment commitment() {
            return commit(session, opening);
        }

        /** Takes one offer only: a server that could show a second one after the opening would choose the key. */
        public ClientResult accept(Offer offer) {
            if (accepted.getAndSet(true)) {
                throw new Refusal("cosign.used", "an offer was accepted already");
            }
            ECPoint p2 = Sm2.secretPoint(offer.point());
            requireProof(session, SERVER, p2, offer.proof());
            ECPoint key = requireKey(Sm2.jointKey(d1, p2));
            return new ClientResult(new SoftwareClientShare(d1, key, nonces), opening, confirmation(session, key));
        }
    }

    /** The server between its steps. */
    public static final class Server {
        private final SessionId session;
        private final Commitment commitment;
        private final BigInteger d2;
        private final Offer offer;
        private final Nonces nonces;

        Server(SessionId session, Commitment commitment, SecureRandom random, Nonces nonces) {
            this(session, commitment, freshHalf(random), nonces);
        }

        Server(SessionId session, Commitment commitment, BigInteger d2, Nonces nonces) {
            this.session = session;
            this.commitment = commitment;
            this.nonces = nonces;
            this.d2 = d2;
            this.offer =
                    new Offer(Sm2.octets(Sm2.base(Sm2.inverse(d2))), prove(session, SERVER, Sm2.inverse(d2), nonces));
        }

        public Offer offer() {
            return offer;
        }

        /** For the wrapped store of its holder between the two steps, and for nobody else. */
        public BigInteger secret() {
            return d2;
        }

        public ServerResult accept(Opening opening) {
            if (!MessageDigest.isEqual(commit(session, opening).digest(), commitment.digest())) {
                throw new Refusal("cosign.bad-opening", "this is not what was committed to");
            }
            ECPoint p1 = Sm2.secretPoint(opening.point());
            requireProof(session, CLIENT, p1, opening.proof());
            ECPoint key = requireKey(Sm2.jointKey(d2, p1));
            return new ServerResult(new SoftwareServerShare(d2, nonces), Sm2.octets(key), confirmation(session, key));
        }
    }

    static Commitment commit(SessionId session, Opening opening) {
        return new Commitment(Transcript.of("ggzy-cosign-commit-v1")
                .add(session.octets())
                .add(opening.point())
                .add(Sm2.octets(Sm2.scalar(opening.proof().challenge())))
                .add(Sm2.octets(Sm2.scalar(opening.proof().response())))
                .add(opening.salt())
                .sm3());
    }

    static byte[] confirmation(SessionId session, ECPoint key) {
        return Transcript.of("ggzy-cosign-key-v1")
                .add(Sm2.octets(key))
                .add(session.octets())
                .sm3();
    }

    static Proof prove(SessionId session, String role, BigInteger secret, Nonces nonces) {
        byte[] point = Sm2.octets(Sm2.base(secret));
        byte[] context = Transcript.of(role).add(session.octets()).add(point).sm3();
        for (int attempt = 0; ; attempt++) {
            BigInteger nonce = nonces.next(secret, "proof", context, attempt);
            BigInteger challenge = challenge(session, role, point, Sm2.base(nonce));
            BigInteger response = nonce.add(challenge.multiply(secret)).mod(Sm2.N);
            if (challenge.signum() != 0 && response.signum() != 0) {
                return new Proof(challenge, response);
            }
        }
    }

    private static void requireProof(SessionId session, String role, ECPoint point, Proof proof) {
        BigInteger challenge = Sm2.scalar(proof.challenge());
        ECPoint nonce = Sm2.sum(Sm2.scalar(proof.response()), Sm2.N.subtract(challenge), point);
        if (nonce.isInfinity()
                || !challenge(session, role, Sm2.octets(point), nonce).equals(challenge)) {
            throw new Refusal("cosign.bad-proof", "the " + role + " did not prove that it knows its half");
        }
    }

    private static BigInteger challenge(SessionId session, String role, byte[] point, ECPoint nonce) {
        return new BigInteger(
                        1,
                        Transcript.of("ggzy-cosign-proof-v1")
                                .add(session.octets())
                                .add(role)
                                .add(point)
                                .add(Sm2.octets(nonce))
                                .sm3())
                .mod(Sm2.N);
    }

    /** The one bad case of the scheme: both halves cancel and the private key would be 0. */
    private static ECPoint requireKey(ECPoint key) {
        if (key.isInfinity()) {
            throw new Refusal("cosign.start-over", "the halves cancel; make new ones");
        }
        return key;
    }

    private static BigInteger freshHalf(SecureRandom random) {
        byte[] wide = new byte[2 * Sm2.SIZE];
        random.nextBytes(wide);
        // In [2, n-2]: 1 and n-1 would put G or −G in public.
        return new BigInteger(1, wide)
                .mod(Sm2.N.subtract(BigInteger.valueOf(3)))
                .add(BigInteger.TWO);
    }
}
