package cn.ggzy.ca.cosign;

import static cn.ggzy.ca.cosign.CosignAttacksTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;

/** Points, scalars and messages that must not get in, and the results that the standard excludes. */
class CosignDoorsTest {
    private static final BigInteger N = Sm2.N;
    private static final BigInteger FIELD = Sm2.CURVE.getCurve().getField().getCharacteristic();
    private static final SessionId SESSION = new SessionId("ab".repeat(16));

    private final Pair pair = Pair.seeded(11);
    private final BigInteger d1 = pair.clientShare.secret();
    private final BigInteger d2 = pair.serverShare.secret();
    private final BigInteger e = Signing.digest(pair.publicKey(), Pair.MANIFEST);

    /** What each malformed point is, and its octets. */
    static Map<String, byte[]> malformedPoints() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        byte[] g = Sm2.octets(Sm2.G);
        byte[] off = g.clone();
        off[64] ^= 1;
        byte[] hybrid = g.clone();
        hybrid[0] = 6;
        ECPoint small = smallX();
        all.put("off the curve", off);
        all.put("infinity as one octet", new byte[] {0});
        all.put("infinity as zeros", infinityAsZeros());
        all.put("compressed", Sm2.G.getEncoded(true));
        all.put("hybrid form", hybrid);
        all.put("one octet short", java.util.Arrays.copyOf(g, 64));
        all.put("one octet long", java.util.Arrays.copyOf(g, 66));
        all.put("nothing", new byte[0]);
        all.put("small x written as x + p", point(Sm2.x(small).add(FIELD), y(small)));
        all.put("x = p", point(FIELD, y(small)));
        return all;
    }

    @Test
    void malformedPointsAreRefusedAtEveryDoor() {
        malformedPoints().forEach((what, octets) -> {
            refused("cosign.bad-point", () -> pair.serverShare.sign(e, octets));
            refused("cosign.bad-point", () -> pair.serverShare.decrypt(octets));
            refused("cosign.bad-point", () -> pair.clientShare.blind(octets));
            refused(
                    "cosign.bad-point",
                    () -> pair.clientShare.blind(Sm2.octets(smallX())).open(octets));
            KeyGeneration.Client client = KeyGeneration.client(SESSION, Seeded.running(1));
            KeyGeneration.Offer offer = KeyGeneration.server(SESSION, client.commitment(), Seeded.running(2))
                    .offer();
            refused("cosign.bad-point", () -> client.accept(new KeyGeneration.Offer(octets, offer.proof())));
            SessionId session = pair.server.open(Pair.KEY, SessionPurpose.SIGN, Pair.MANIFEST);
            refused("cosign.bad-point", () -> pair.server.sign(pair.request(session, octets, Pair.MANIFEST, Pair.PIN)));
            pair.server.abort(Pair.KEY, session);
        });
    }

    @Test
    void aMalformedPointCostsNoPinAttemptAndLeavesTheSessionOpen() {
        SessionId session = pair.server.open(Pair.KEY, SessionPurpose.SIGN, Pair.MANIFEST);
        refused(
                "cosign.bad-point",
                () -> pair.server.sign(pair.request(session, new byte[65], Pair.MANIFEST, Pair.PIN)));

        assertThat(pair.pins.failures(Pair.KEY)).isZero();
        Signing.Round round = pair.begin(session, Pair.MANIFEST);
        assertThat(pair.verifies(
                        Pair.MANIFEST, round.finish(pair.server.sign(pair.request(session, round, Pair.MANIFEST)))))
                .isTrue();
    }

    @Test
    void gAndMinusGAreRefusedWhereTheirScalarWouldHaveToBeSecret() {
        for (ECPoint known : List.of(Sm2.G, Sm2.G.negate())) {
            byte[] octets = Sm2.octets(known.normalize());
            refused("cosign.weak-point", () -> pair.serverShare.sign(e, octets));
            KeyGeneration.Client client = KeyGeneration.client(SESSION, Seeded.running(1));
            KeyGeneration.Offer offer = KeyGeneration.server(SESSION, client.commitment(), Seeded.running(2))
                    .offer();
            refused("cosign.weak-point", () -> client.accept(new KeyGeneration.Offer(octets, offer.proof())));
            KeyGeneration.Opening opening = new KeyGeneration.Opening(octets, offer.proof(), new byte[32]);
            refused(
                    "cosign.weak-point",
                    () -> KeyGeneration.server(SESSION, KeyGeneration.commit(SESSION, opening), Seeded.running(3))
                            .accept(opening));
        }
    }

    @Test
    void aPointWithASmallXIsAPointLikeAnyOther() {
        byte[] small = Sm2.octets(smallX());

        assertThat(small[1]).isZero();
        assertThat(pair.serverShare.sign(e, small).r()).isPositive();
        assertThat(pair.serverShare.decrypt(small)).hasSize(65);
    }

    @Test
    void scalarsOutsideOneToNMinusOneAreRefusedEverywhere() {
        for (BigInteger bad : List.of(BigInteger.ZERO, N, N.add(BigInteger.ONE), BigInteger.ONE.negate())) {
            Signing.Round one = pair.begin(SESSION, Pair.MANIFEST);
            Signing.Answer answer = pair.serverShare.sign(e, one.q1());
            refused("cosign.bad-scalar", () -> one.finish(new Signing.Answer(bad, answer.s1())));
            Signing.Round two = pair.begin(SESSION, Pair.MANIFEST);
            refused("cosign.bad-scalar", () -> two.finish(new Signing.Answer(answer.r(), bad)));
            refused("cosign.bad-scalar", () -> Signing.Answer.parse(Sm2.der(bad, BigInteger.TWO)));
            refused("cosign.bad-scalar", () -> pair.clientShare.refreshed(bad));
            refused("cosign.bad-scalar", () -> pair.serverShare.refreshed(bad));
            refused("cosign.bad-scalar", () -> SoftwareClientShare.of(bad, pair.publicKey(), Seeded.running(1)));
            refused("cosign.bad-scalar", () -> SoftwareServerShare.of(bad, Seeded.running(1)));
            KeyGeneration.Client client = KeyGeneration.client(SESSION, Seeded.running(1));
            KeyGeneration.Offer offer = KeyGeneration.server(SESSION, client.commitment(), Seeded.running(2))
                    .offer();
            refused(
                    "cosign.bad-scalar",
                    () -> client.accept(new KeyGeneration.Offer(
                            offer.point(),
                            new KeyGeneration.Proof(bad, offer.proof().response()))));
        }
        refused("cosign.bad-scalar", () -> pair.clientShare.refreshed(BigInteger.ONE));
    }

    @Test
    void rEqualToZeroMakesTheServerTakeAnotherNumber() {
        BigInteger w2 = BigInteger.valueOf(12345);
        ECPoint q1 = Sm2.base(BigInteger.valueOf(777));
        ECPoint q = Sm2.base(w2).add(Sm2.times(q1, Sm2.inverse(d2))).normalize();
        BigInteger unlucky = N.subtract(Sm2.x(q).mod(N));

        assertThat(Signing.answer(d2, unlucky, q1, w2)).isEmpty();
        assertThat(scripted(w2, BigInteger.valueOf(54321)).sign(unlucky, Sm2.octets(q1)))
                .isEqualTo(Signing.answer(d2, unlucky, q1, BigInteger.valueOf(54321))
                        .orElseThrow());
    }

    @Test
    void s1EqualToZeroMakesTheServerTakeAnotherNumber() {
        BigInteger w2 = BigInteger.valueOf(12345);
        ECPoint q1 = Sm2.base(BigInteger.valueOf(777));
        ECPoint q = Sm2.base(w2).add(Sm2.times(q1, Sm2.inverse(d2))).normalize();
        // r = −w2
        BigInteger unlucky = N.subtract(w2).subtract(Sm2.x(q)).mod(N);

        assertThat(Signing.answer(d2, unlucky, q1, w2)).isEmpty();
        assertThat(scripted(w2, BigInteger.valueOf(54321))
                        .sign(unlucky, Sm2.octets(q1))
                        .s1())
                .isPositive();
    }

    @Test
    void qAtInfinityMakesTheServerTakeAnotherNumber() {
        BigInteger w1 = BigInteger.valueOf(777);
        BigInteger cancels = N.subtract(Sm2.inverse(d2).multiply(w1).mod(N));

        assertThat(Signing.answer(d2, e, Sm2.base(w1), cancels)).isEmpty();
    }

    @Test
    void sEqualToZeroIsNotReleased() {
        // s1 = d1⁻¹·r − w1 leads to s = 0.
        BigInteger w1 = BigInteger.valueOf(999);
        Signing.Round round = clientWith(w1).begin(SESSION, e);
        BigInteger r = pair.serverShare.sign(e, round.q1()).r();
        BigInteger s1 = Sm2.inverse(d1).multiply(r).subtract(w1).mod(N);
        assertThat(Signing.complete(d1, w1, new Signing.Answer(r, s1))).isZero();

        refused("cosign.bad-answer", () -> round.finish(new Signing.Answer(r, s1)));
    }

    @Test
    void rPlusSEqualToNIsNotReleased() {
        // s1 = −w1 leads to s = −r. An honest server that meets it has k = −r, which the standard excludes too.
        BigInteger w1 = BigInteger.valueOf(999);
        Signing.Round round = clientWith(w1).begin(SESSION, e);
        BigInteger r = pair.serverShare.sign(e, round.q1()).r();
        assertThat(Signing.complete(d1, w1, new Signing.Answer(r, N.subtract(w1)))
                        .add(r))
                .isEqualTo(N);

        refused("cosign.bad-answer", () -> round.finish(new Signing.Answer(r, N.subtract(w1))));
    }

    @Test
    void halvesThatCancelStartOver() {
        // d2 = d1⁻¹ would make the private key 0; such an offer proves well.
        KeyGeneration.Client client = KeyGeneration.client(SESSION, Seeded.running(1));
        BigInteger own = KeyGeneration.client(SESSION, Seeded.running(1))
                .accept(KeyGeneration.server(SESSION, client.commitment(), Seeded.running(2))
                        .offer())
                .share()
                .secret();
        KeyGeneration.Proof proof = KeyGeneration.prove(SESSION, "server", own, Nonces.hedged(Seeded.running(9)));

        refused("cosign.start-over", () -> client.accept(new KeyGeneration.Offer(Sm2.octets(Sm2.base(own)), proof)));
    }

    @Test
    void confirmationsThatDifferStopTheKey() {
        refused("cosign.confirmation-differs", () -> KeyGeneration.requireSame(new byte[32], new byte[] {1}));
    }

    @Test
    void anAnswerThatIsNotTwoNumbersInDerIsRefused() {
        byte[] good = Sm2.der(BigInteger.ONE, BigInteger.TWO);
        byte[] trailing = java.util.Arrays.copyOf(good, good.length + 1);
        byte[] padded = HexFormat.of().parseHex("300702020001020102");
        for (byte[] bad : List.of(new byte[0], new byte[] {0x30, 0}, trailing, padded, new byte[] {2, 1, 1})) {
            refused("cosign.malformed", () -> Signing.Answer.parse(bad));
        }
        assertThat(Signing.Answer.parse(good).der()).isEqualTo(good);
    }

    @Test
    void onlyWhatCanBeShownIsSigned() {
        List<byte[]> unreadable = new ArrayList<>(List.of(
                new byte[0],
                new byte[32],
                Pair.spkiOctets(pair.publicKey()),
                "{ \"not\": \"canonical\" }".getBytes(StandardCharsets.UTF_8),
                "[1]".getBytes(StandardCharsets.UTF_8),
                "{\"a\":1}{\"b\":2}".getBytes(StandardCharsets.UTF_8),
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}));
        unreadable.forEach(message ->
                refused("cosign.not-showable", () -> pair.server.open(Pair.KEY, SessionPurpose.SIGN, message)));
    }

    @Test
    void aCiphertextThatIsNoneIsRefused() {
        for (byte[] bad : List.of(new byte[0], new byte[] {0x30, 0}, new byte[200])) {
            refused("cosign.bad-ciphertext", () -> pair.client().decrypt(bad, Pair.PIN));
        }
    }

    @Test
    void namesHaveOneForm() {
        refused("cosign.malformed", () -> new KeyId(""));
        refused("cosign.malformed", () -> new KeyId("a/b"));
        refused("cosign.malformed", () -> new SessionId("AB".repeat(16)));
        refused("cosign.malformed", () -> Pin.verifier(Pair.KEY, new byte[16], Pair.PIN));
    }

    private SoftwareServerShare scripted(BigInteger... numbers) {
        return new SoftwareServerShare(d2, (secret, label, context, attempt) -> numbers[attempt]);
    }

    private SoftwareClientShare clientWith(BigInteger w1) {
        return new SoftwareClientShare(d1, Sm2.point(pair.publicKey()), (secret, label, context, attempt) -> w1);
    }

    static ECPoint smallX() {
        for (int x = 1; ; x++) {
            byte[] compressed = new byte[33];
            compressed[0] = 2;
            compressed[32] = (byte) x;
            try {
                return Sm2.CURVE.getCurve().decodePoint(compressed).normalize();
            } catch (IllegalArgumentException none) {
                continue;
            }
        }
    }

    private static BigInteger y(ECPoint point) {
        return point.getAffineYCoord().toBigInteger();
    }

    private static byte[] point(BigInteger x, BigInteger y) {
        return HexFormat.of().parseHex("04%064x%064x".formatted(x, y));
    }

    private static byte[] infinityAsZeros() {
        byte[] zeros = new byte[65];
        zeros[0] = 4;
        return zeros;
    }
}
