package cn.ggzy.ca.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What somebody computes who has one side's whole state, numbers included, and every transcript. The candidates are the linear and
 * quotient relations between the values he has, over all pairs of transcripts. This is a sanity check and no proof: that the same
 * candidates do find the half where one number repeats shows only that they are not empty.
 */
class CosignOneSideTest {
    private static final BigInteger N = Sm2.N;
    private static final int TRANSCRIPTS = 60;
    /** {@code -Dcosign.transcripts=10000} for the full number. */
    private static final int MANY = Integer.getInteger("cosign.transcripts", 500);

    private final Pair pair = Pair.seeded(31);
    private final BigInteger d1 = pair.clientShare.secret();
    private final BigInteger d2 = pair.serverShare.secret();

    /** One signature with both sides' numbers; each attacker below reads only what is his. */
    private record Seen(BigInteger e, BigInteger w1, BigInteger w2, BigInteger r, BigInteger s1, BigInteger s) {}

    @Test
    void theClientsStateAndTranscriptsYieldNeitherTheServersHalfNorTheKey() {
        assertThat(clientsCandidates(transcripts(TRANSCRIPTS, false)).anyMatch(isD2OrKey()))
                .isFalse();
        assertThat(clientsCandidates(transcripts(3, true)).anyMatch(isD2OrKey()))
                .as("the same relations, w2 repeating")
                .isTrue();
    }

    @Test
    void theServersStateAndTranscriptsYieldNeitherTheClientsHalfNorTheKey() {
        assertThat(serversCandidates(transcripts(TRANSCRIPTS, false)).anyMatch(isD1OrKey()))
                .isFalse();
        assertThat(serversCandidates(transcripts(3, true)).anyMatch(isD1OrKey()))
                .as("the same relations, w1 repeating")
                .isTrue();
    }

    @Test
    void whatTheClientSeesFollowsFromThePublishedSignatureAndItsOwnNumbers() {
        // s1 = d1⁻¹·(s+r) − w1: an answer tells its receiver nothing that the signature does not tell everybody.
        for (Seen one : transcripts(TRANSCRIPTS, false)) {
            assertThat(Sm2.inverse(d1)
                            .multiply(one.s().add(one.r()))
                            .subtract(one.w1())
                            .mod(N))
                    .isEqualTo(one.s1());
        }
    }

    @Test
    void theNumbersOnTheWireShowNoPattern() {
        int[] ones = new int[3 * 256];
        for (Seen one : transcripts(MANY, false)) {
            count(ones, 0, one.r());
            count(ones, 256, one.s1());
            count(ones, 512, one.s());
        }
        // Six standard deviations of a fair coin; the generator is seeded, so this gives the same each time.
        double bound = 6 * Math.sqrt(MANY) / 2;
        // The top 32 bits of n are FFFFFFFE: bit 224 and those above are not fair enough to count.
        for (int i = 0; i < ones.length; i++) {
            if (i % 256 < 224) {
                assertThat(Math.abs(ones[i] - MANY / 2.0)).as("bit " + i).isLessThan(bound);
            }
        }
    }

    @Test
    void twoPairsOfHalvesForTheSameKeyCannotBeToldFromTheirSignatures() {
        // For every d1 there is a d2 with the same key: without the other side's values any d1 is as good as any other.
        for (int i = 2; i < 50; i++) {
            BigInteger other = BigInteger.valueOf(i);
            BigInteger match = d1.multiply(d2).multiply(Sm2.inverse(other)).mod(N);
            assertThat(Sm2.octets(Sm2.jointKey(other, Sm2.base(Sm2.inverse(match)))))
                    .isEqualTo(pair.publicKey());
        }
    }

    /** Reads w1, d1 and the transcript. */
    private Stream<BigInteger> clientsCandidates(List<Seen> all) {
        Stream<BigInteger> single = all.stream()
                .flatMap(one -> relations(
                        List.of(one.s1(), one.s1().add(one.w1()), one.s().add(one.r()), one.s(), one.r(), one.e()),
                        List.of(one.r(), one.w1(), one.r().add(one.w1()), one.s(), one.e(), d1)));
        return Stream.concat(
                single,
                pairs(
                        all,
                        (a, b) -> relations(
                                List.of(
                                        minus(a.s1(), b.s1()),
                                        minus(a.s(), b.s()),
                                        minus(a.s().add(a.r()), b.s().add(b.r()))),
                                List.of(
                                        minus(a.r(), b.r()),
                                        minus(a.w1(), b.w1()),
                                        minus(a.e(), b.e()),
                                        minus(a.s(), b.s())))));
    }

    /** Reads w2, d2, the transcript and the published signature. */
    private Stream<BigInteger> serversCandidates(List<Seen> all) {
        Stream<BigInteger> single = all.stream()
                .flatMap(one -> relations(
                        List.of(one.s(), one.s().add(one.r()), one.s1(), one.r(), one.e()),
                        List.of(
                                one.s1(),
                                one.w2(),
                                one.s1().add(one.w2()),
                                one.r().add(one.w2()),
                                one.r(),
                                d2)));
        return Stream.concat(
                single,
                pairs(
                        all,
                        (a, b) -> relations(
                                List.of(
                                        minus(a.s(), b.s()),
                                        minus(a.s().add(a.r()), b.s().add(b.r())),
                                        minus(a.r(), b.r())),
                                List.of(
                                        minus(a.s1(), b.s1()),
                                        minus(a.w2(), b.w2()),
                                        minus(a.r(), b.r()),
                                        minus(a.e(), b.e())))));
    }

    private static Stream<BigInteger> pairs(
            List<Seen> all, java.util.function.BiFunction<Seen, Seen, Stream<BigInteger>> relations) {
        return all.stream().flatMap(a -> all.stream().filter(b -> b != a).flatMap(b -> relations.apply(a, b)));
    }

    /** Every quotient, its inverse and its negative. */
    private static Stream<BigInteger> relations(List<BigInteger> tops, List<BigInteger> bottoms) {
        List<BigInteger> candidates = new ArrayList<>();
        for (BigInteger top : tops) {
            for (BigInteger bottom : bottoms) {
                if (top.mod(N).signum() != 0 && bottom.mod(N).signum() != 0) {
                    BigInteger quotient =
                            top.multiply(Sm2.inverse(bottom.mod(N))).mod(N);
                    candidates.addAll(Arrays.asList(quotient, Sm2.inverse(quotient), N.subtract(quotient)));
                }
            }
        }
        return candidates.stream();
    }

    /** An attacker would compare points; comparing with the secret itself is the same and faster. */
    private Predicate<BigInteger> isD1OrKey() {
        return candidate -> candidate.equals(d1) || isKey(candidate);
    }

    private Predicate<BigInteger> isD2OrKey() {
        return candidate -> candidate.equals(d2) || isKey(candidate);
    }

    private boolean isKey(BigInteger candidate) {
        BigInteger product = d1.multiply(d2).mod(N);
        return candidate.equals(product)
                || candidate.equals(
                        Sm2.inverse(product).subtract(BigInteger.ONE).mod(N));
    }

    private List<Seen> transcripts(int count, boolean repeating) {
        Nonces source = Nonces.hedged(Seeded.running(count));
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] context = {(byte) (repeating ? 0 : i), (byte) (repeating ? 0 : i >> 8)};
            BigInteger w1 = repeating ? BigInteger.TEN : source.next(d1, "w1", context, 0);
            BigInteger w2 = repeating ? BigInteger.TWO : source.next(d2, "w2", context, 0);
            BigInteger e = Signing.digest(pair.publicKey(), ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8));
            Signing.Answer answer = Signing.answer(d2, e, Sm2.base(w1), w2).orElseThrow();
            BigInteger s = Signing.complete(d1, w1, answer);
            all.add(new Seen(e, w1, w2, answer.r(), answer.s1(), s));
        }
        return all;
    }

    private static BigInteger minus(BigInteger one, BigInteger other) {
        return one.subtract(other).mod(N);
    }

    private static void count(int[] ones, int from, BigInteger value) {
        for (int bit = 0; bit < 256; bit++) {
            ones[from + bit] += value.testBit(bit) ? 1 : 0;
        }
    }
}
