package cn.ggzy.ca.cosign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;

/**
 * What must never happen (docs/cosign.md). Each attack first succeeds against a double that is broken in exactly this way, so that we
 * know it is an attack, and then fails on what we ship.
 */
class CosignAttacksTest {
    private static final BigInteger N = Sm2.N;
    private static final BigInteger STUCK = new BigInteger(1, Transcript.sm3(new byte[] {7})).mod(N);
    private static final SessionId ONE = new SessionId("00".repeat(16));
    private static final SessionId TWO = new SessionId("11".repeat(16));

    private final Pair pair = Pair.seeded(1);
    private final BigInteger d1 = pair.clientShare.secret();
    private final BigInteger d2 = pair.serverShare.secret();

    @Test
    void aW1UsedInTwoSessionsGivesTheClientsHalfToTheServer() {
        assertThat(halfFromTwoSessions(clientWith((secret, label, context, attempt) -> STUCK)))
                .isEqualTo(d1);

        // The same generator failure: ours still takes a number of its own for each session.
        assertThat(halfFromTwoSessions(clientWith(Nonces.hedged(Seeded.stuck()))))
                .isNotEqualTo(d1);
    }

    @Test
    void aW2UsedTwiceGivesTheServersHalfToTheClient() {
        assertThat(halfFromTwoAnswers(new SoftwareServerShare(d2, (secret, label, context, attempt) -> STUCK)))
                .isEqualTo(d2);

        assertThat(halfFromTwoAnswers(SoftwareServerShare.of(d2, Seeded.stuck())))
                .isNotEqualTo(d2);
    }

    @Test
    void anotherDigestInAnAnsweredSessionWouldBeASecondAnswerAndIsRefused() {
        SessionId session = pair.server.open(Pair.KEY, SessionPurpose.SIGN, Pair.MANIFEST);
        Signing.Request first = pair.request(session, pair.begin(session, Pair.MANIFEST), Pair.MANIFEST);
        pair.server.sign(first);

        refused("cosign.not-shown", () -> pair.server.sign(pair.request(session, first.q1(), Pair.OTHER, Pair.PIN)));
        Signing.Request otherPoint = pair.request(session, pair.begin(session, Pair.OTHER), Pair.MANIFEST);
        refused("cosign.session-used", () -> pair.server.sign(otherPoint));
    }

    @Test
    void aPredictableW1GivesTheClientsHalfToTheServer() {
        // The server knows the generator's output, here because it is stuck.
        byte[] known = new byte[32];
        Seeded.stuck().nextBytes(known);
        BigInteger guess = new BigInteger(1, known).mod(N);

        assertThat(halfFromGuess(clientWith((secret, label, context, attempt) -> guess), guess))
                .isEqualTo(d1);
        assertThat(halfFromGuess(clientWith(Nonces.hedged(Seeded.stuck())), guess))
                .isNotEqualTo(d1);
    }

    @Test
    void aClientThatReleasesWithoutVerifyingLetsTheServerSubtractItsHalfOut() {
        BigInteger e = Signing.digest(pair.publicKey(), Pair.MANIFEST);
        BigInteger w1 = STUCK;
        Signing.Answer right = pair.serverShare.sign(e, Sm2.octets(Sm2.base(w1)));
        Signing.Answer wrong =
                new Signing.Answer(right.r(), right.s1().add(BigInteger.ONE).mod(N));
        // The double completes what it gets and takes the corrected answer afterwards.
        BigInteger bad = Signing.complete(d1, w1, wrong);
        BigInteger good = Signing.complete(d1, w1, right);
        assertThat(pair.verifies(Pair.MANIFEST, Sm2.der(right.r(), bad))).isFalse();
        assertThat(bad.subtract(good).mod(N)).isEqualTo(d1);

        Signing.Round round = pair.begin(ONE, Pair.MANIFEST);
        Signing.Answer answer = pair.serverShare.sign(e, round.q1());
        Signing.Answer spoilt =
                new Signing.Answer(answer.r(), answer.s1().add(BigInteger.ONE).mod(N));
        refused("cosign.bad-answer", () -> round.finish(spoilt));
        refused("cosign.used", () -> round.finish(answer));
    }

    @Test
    void aServerThatTrustsTheClientsDigestSignsWhatNobodySaw() {
        SessionId session = pair.server.open(Pair.KEY, SessionPurpose.SIGN, Pair.MANIFEST);
        // The double is the bare half: it signs the digest it is given, whatever the page shows.
        Signing.Round round = pair.begin(session, Pair.OTHER);
        byte[] forged = round.finish(pair.serverShare.sign(Signing.digest(pair.publicKey(), Pair.OTHER), round.q1()));
        assertThat(pair.verifies(Pair.OTHER, forged)).isTrue();

        Signing.Round again = pair.begin(session, Pair.OTHER);
        refused("cosign.not-shown", () -> pair.server.sign(pair.request(session, again, Pair.OTHER)));
        // With the message that was shown the server answers for that message, and the other signature does not come
        // out.
        Signing.Request mixed = pair.request(session, again, Pair.MANIFEST);
        refused("cosign.bad-answer", () -> again.finish(pair.server.sign(mixed)));
    }

    @Test
    void anUnmeteredDecryptionIsADiffieHellmanOracleOnTheServersHalf() {
        // With a stolen d1 the bare half opens point after point without end.
        for (int i = 1; i <= 100; i++) {
            ECPoint c1 = Sm2.base(BigInteger.valueOf(1000 + i));
            ECPoint t2 = Sm2.point(pair.serverShare.decrypt(Sm2.octets(c1)));
            assertThat(Sm2.times(t2, Sm2.inverse(d1)).subtract(c1).normalize())
                    .isEqualTo(Sm2.times(Sm2.point(pair.publicKey()), BigInteger.valueOf(1000 + i)));
        }

        int opened = 0;
        Optional<String> stopped = Optional.empty();
        while (stopped.isEmpty() && opened < 100) {
            try {
                SessionId session = pair.server.open(Pair.KEY, SessionPurpose.DECRYPT, new byte[0]);
                pair.server.decrypt(pair.decryption(session, Sm2.octets(Sm2.base(BigInteger.valueOf(1000 + opened)))));
                opened++;
            } catch (Refusal refusal) {
                stopped = Optional.of(refusal.code());
            }
        }
        assertThat(opened).isEqualTo(20);
        assertThat(stopped).contains("cosign.decrypt-limit");
        pair.passes(Duration.ofHours(1));
        SessionId later = pair.server.open(Pair.KEY, SessionPurpose.DECRYPT, new byte[0]);
        assertThat(pair.server
                        .decrypt(pair.decryption(later, Sm2.octets(Sm2.G)))
                        .t2())
                .hasSize(65);
    }

    @Test
    void withoutACommitmentTheLastToMoveChoosesBitsOfTheKey() {
        ECPoint seen = Sm2.base(Sm2.inverse(d1));
        // The double's server has P1 before it shows P2: it tries halves until four bits are as it likes them.
        BigInteger chosen = BigInteger.TWO;
        while (Sm2.x(Sm2.jointKey(chosen, seen)).testBit(0)
                || Sm2.x(Sm2.jointKey(chosen, seen)).testBit(1)
                || Sm2.x(Sm2.jointKey(chosen, seen)).testBit(2)
                || Sm2.x(Sm2.jointKey(chosen, seen)).testBit(3)) {
            chosen = chosen.add(BigInteger.ONE);
        }
        assertThat(chosen.intValueExact()).isLessThan(200);

        // Ours: the server moves before it sees, and a client that sees can open only what it committed to.
        KeyGeneration.Client client = KeyGeneration.client(ONE, Seeded.running(2));
        KeyGeneration.Server server = KeyGeneration.server(ONE, client.commitment(), Seeded.running(3));
        KeyGeneration.Client changedItsMind = KeyGeneration.client(ONE, Seeded.running(4));
        KeyGeneration.Opening other = changedItsMind.accept(server.offer()).opening();
        refused("cosign.bad-opening", () -> server.accept(other));

        // And a server that saw the opening cannot come back with a better offer.
        client.accept(server.offer());
        KeyGeneration.Server ground = KeyGeneration.server(ONE, client.commitment(), Seeded.running(5));
        refused("cosign.used", () -> client.accept(ground.offer()));
    }

    @Test
    void aPointOrAProofOfTheOtherSideCannotBeUsedAsOnesOwn() {
        KeyGeneration.Client client = KeyGeneration.client(ONE, Seeded.running(2));
        KeyGeneration.Opening own = KeyGeneration.client(ONE, Seeded.running(2))
                .accept(KeyGeneration.server(ONE, client.commitment(), Seeded.running(3))
                        .offer())
                .opening();
        refused("cosign.bad-proof", () -> client.accept(new KeyGeneration.Offer(own.point(), own.proof())));

        KeyGeneration.Client again = KeyGeneration.client(ONE, Seeded.running(6));
        KeyGeneration.Offer fromElsewhere =
                KeyGeneration.server(TWO, again.commitment(), Seeded.running(3)).offer();
        refused("cosign.bad-proof", () -> again.accept(fromElsewhere));
    }

    @Test
    void aStolenHalfWithoutThePinLocksItselfOut() {
        for (int i = 0; i < 5; i++) {
            String guess = "00000" + i;
            refused("cosign.pin-wrong", () -> pair.client().sign(Pair.MANIFEST, guess));
        }
        refused("cosign.pin-locked", () -> pair.client().sign(Pair.MANIFEST, Pair.PIN));
        refused("cosign.pin-locked", () -> pair.client().refresh(Pair.PIN, next -> {}));
    }

    @Test
    void aPinProofServesForOneActOnly() {
        SessionId session = pair.server.open(Pair.KEY, SessionPurpose.SIGN, Pair.MANIFEST);
        Signing.Request honest = pair.request(session, pair.begin(session, Pair.MANIFEST), Pair.MANIFEST);
        byte[] otherPoint = pair.begin(session, Pair.MANIFEST).q1();
        Signing.Request copied = new Signing.Request(
                Pair.KEY, 0, session, otherPoint, Pair.MANIFEST, Arrays.copyOf(honest.pinProof(), 32));

        assertThat(otherPoint).isNotEqualTo(honest.q1());
        refused("cosign.pin-wrong", () -> pair.server.sign(copied));
    }

    /** d1 = ((s+r) − (s′+r′)) / (s1 − s1′) */
    private BigInteger halfFromTwoSessions(SoftwareClientShare client) {
        Seen one = seen(client, ONE, Pair.MANIFEST);
        Seen two = seen(client, TWO, Pair.OTHER);
        return one.s()
                .add(one.answer().r())
                .subtract(two.s().add(two.answer().r()))
                .multiply(Sm2.inverse(
                        one.answer().s1().subtract(two.answer().s1()).mod(N)))
                .mod(N);
    }

    /** d1 = (s+r) / (s1+w1) */
    private BigInteger halfFromGuess(SoftwareClientShare client, BigInteger w1) {
        Seen one = seen(client, ONE, Pair.MANIFEST);
        return one.s()
                .add(one.answer().r())
                .multiply(Sm2.inverse(one.answer().s1().add(w1).mod(N)))
                .mod(N);
    }

    /** d2 = (s1 − s1′) / (r − r′) */
    private BigInteger halfFromTwoAnswers(SoftwareServerShare server) {
        byte[] q1 = Sm2.octets(Sm2.base(STUCK));
        Signing.Answer one = server.sign(Signing.digest(pair.publicKey(), Pair.MANIFEST), q1);
        Signing.Answer two = server.sign(Signing.digest(pair.publicKey(), Pair.OTHER), q1);
        return one.s1()
                .subtract(two.s1())
                .multiply(Sm2.inverse(one.r().subtract(two.r()).mod(N)))
                .mod(N);
    }

    private Seen seen(SoftwareClientShare client, SessionId session, byte[] message) {
        BigInteger e = Signing.digest(pair.publicKey(), message);
        Signing.Round round = client.begin(session, e);
        Signing.Answer answer = pair.serverShare.sign(e, round.q1());
        return new Seen(answer, Pair.s(round.finish(answer)));
    }

    private record Seen(Signing.Answer answer, BigInteger s) {}

    private SoftwareClientShare clientWith(Nonces nonces) {
        return new SoftwareClientShare(d1, Sm2.point(pair.publicKey()), nonces);
    }

    static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
