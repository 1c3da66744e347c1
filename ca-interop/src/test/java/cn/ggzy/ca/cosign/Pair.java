package cn.ggzy.ca.cosign;

import cn.ggzy.ca.crypto.Bc;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A device and a server that made a key together, with a clock that the test moves. */
final class Pair implements InstantSource {
    static final KeyId KEY = new KeyId("key-1");
    static final String PIN = "271828";
    static final byte[] MANIFEST = "{\"act\":\"bid.submit\",\"名称\":\"练习\"}".getBytes(StandardCharsets.UTF_8);
    static final byte[] OTHER = "{\"act\":\"bid.withdraw\"}".getBytes(StandardCharsets.UTF_8);

    final SoftwareClientShare clientShare;
    final SoftwareServerShare serverShare;
    final KeysInMemory keys = new KeysInMemory();
    final SessionsInMemory serverSessions = new SessionsInMemory();
    final SessionsInMemory clientSessions = new SessionsInMemory();
    final PinsInMemory pins = new PinsInMemory();
    final ClientKey clientKey;
    final StandardServer server;
    private final SecureRandom random;
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    private Pair(SecureRandom random) {
        this.random = random;
        SessionId session = SessionId.random(random);
        KeyGeneration.Client client = KeyGeneration.client(session, random);
        KeyGeneration.Server other = KeyGeneration.server(session, client.commitment(), random);
        KeyGeneration.ClientResult mine = client.accept(other.offer());
        KeyGeneration.ServerResult theirs = other.accept(mine.opening());
        KeyGeneration.requireSame(mine.confirmation(), theirs.confirmation());
        clientShare = mine.share();
        serverShare = theirs.share();
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        clientKey = new ClientKey(KEY, 0, clientShare, salt);
        keys.add(ServerKey.fresh(KEY, theirs.publicKey(), serverShare, Pin.verifier(KEY, salt, PIN)));
        server = new StandardServer(
                new StandardServer.Ports(
                        keys,
                        serverSessions,
                        pins,
                        new DecryptWindow(20, Duration.ofHours(1)),
                        new ManifestsAndRequests()),
                random,
                this);
    }

    static Pair fresh() {
        return new Pair(new SecureRandom());
    }

    static Pair seeded(long seed) {
        return new Pair(Seeded.running(seed));
    }

    StandardClient client() {
        return client(server);
    }

    StandardClient client(CosignServer transport) {
        return new StandardClient(clientKey, transport, clientSessions, random, this);
    }

    byte[] publicKey() {
        return clientShare.publicKey();
    }

    /** Step 1 by hand, as an honest client would send it. */
    Signing.Request request(SessionId session, Signing.Round round, byte[] message) {
        return request(session, round.q1(), message, PIN);
    }

    Signing.Request request(SessionId session, byte[] q1, byte[] message, String pin) {
        byte[] binding = Signing.binding(session, q1, Signing.digest(publicKey(), message));
        return new Signing.Request(KEY, clientKey.epoch(), session, q1, message, proof(pin, binding));
    }

    Decryption.Request decryption(SessionId session, byte[] t1) {
        return new Decryption.Request(KEY, clientKey.epoch(), session, t1, proof(PIN, Decryption.binding(session, t1)));
    }

    byte[] proof(String pin, byte[] binding) {
        return Pin.proof(Pin.verifier(KEY, clientKey.deviceSalt(), pin), binding);
    }

    Signing.Round begin(SessionId session, byte[] message) {
        return clientShare.begin(session, Signing.digest(publicKey(), message));
    }

    boolean verifies(byte[] message, byte[] signature) {
        return verifies(publicKey(), message, signature);
    }

    /** The stock verifier of the provider, which knows nothing of two parties. */
    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            Signature engine = Signature.getInstance("SM3withSM2", Bc.provider());
            engine.initVerify(spki(publicKey));
            engine.update(message);
            return engine.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static PublicKey spki(byte[] point) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("EC", Bc.provider())
                    .generatePublic(new X509EncodedKeySpec(new SubjectPublicKeyInfo(
                                    new AlgorithmIdentifier(
                                            X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1),
                                    point)
                            .getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] spkiOctets(byte[] point) {
        try {
            return spki(point).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static BigInteger s(byte[] der) {
        return Sm2.numbers(der)[1];
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
