package cn.ggzy.ca.dialect;

import java.math.BigInteger;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the departures that explain a signature. A key and a pair of numbers leave one digest only, so each candidate costs one pass
 * of SM3 over the content and no curve arithmetic; the passes are bounded by their octets.
 */
final class Search {
    private static final long MOST_OCTETS = 256L * 1024 * 1024;

    private final Sm2Question question;
    private final List<Signed> signed = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();

    /** A key and a reading of the value, and the digest that they belong to. */
    private record Signed(Sm2Numbers key, BigInteger digest, List<Dialect> dialects) {}

    /** A way to come to a digest: under which id ({@code null}: no Z), over which octets. */
    private record Candidate(Sm2Numbers key, byte @Nullable [] userId, byte[] message, List<Dialect> dialects) {
        BigInteger digest() {
            byte[] e = userId == null ? Sm2Numbers.sm3(message) : Sm2Numbers.sm3(key.z(userId), message);
            return new BigInteger(1, e).mod(key.order());
        }
    }

    private record Fit(Candidate candidate, Signed signed) {
        int departures() {
            return candidate.dialects().size() + signed.dialects().size();
        }
    }

    Search(Sm2Question question) {
        this.question = question;
        key(question.key(), List.of());
        question.encryptionKey().ifPresent(key -> key(key, List.of(Dialect.ENCRYPTION_CERTIFICATE)));
        candidates.sort(Comparator.comparingInt(one -> one.dialects().size()));
    }

    Diagnosis run() {
        long octets = 0;
        int tried = 0;
        Optional<Fit> best = Optional.empty();
        for (Candidate candidate : candidates) {
            int atLeast = candidate.dialects().size();
            if (best.isPresent() && best.get().departures() <= atLeast) {
                break;
            }
            octets += candidate.message().length;
            if (octets > MOST_OCTETS) {
                return result(best, tried, false);
            }
            tried++;
            best = better(best, fit(candidate));
        }
        return result(best, tried, true);
    }

    private static Optional<Fit> better(Optional<Fit> best, Optional<Fit> other) {
        return Stream.of(best, other).flatMap(Optional::stream).min(Comparator.comparingInt(Fit::departures));
    }

    private static Diagnosis result(Optional<Fit> best, int tried, boolean complete) {
        if (best.isPresent() && best.get().departures() == 0) {
            return new Diagnosis(true, Optional.empty(), tried, complete);
        }
        return new Diagnosis(false, best.map(Search::finding), tried, complete);
    }

    private static Finding finding(Fit fit) {
        List<Dialect> all = Stream.concat(fit.signed().dialects().stream(), fit.candidate().dialects().stream())
                .sorted()
                .toList();
        return new Finding(
                all,
                all.contains(Dialect.OTHER_ID)
                        ? Optional.ofNullable(fit.candidate().userId())
                        : Optional.empty());
    }

    private Optional<Fit> fit(Candidate candidate) {
        BigInteger digest = candidate.digest();
        return signed.stream()
                .filter(one -> one.key() == candidate.key() && one.digest().equals(digest))
                .map(one -> new Fit(candidate, one))
                .min(Comparator.comparingInt(Fit::departures));
    }

    private void key(PublicKey key, List<Dialect> dialects) {
        Sm2Numbers numbers = new Sm2Numbers(key);
        for (Values.Value value : Values.of(question.signature(), question.form())) {
            numbers.digestSignedBy(value.pair())
                    .ifPresent(digest -> signed.add(new Signed(numbers, digest, joined(dialects, value.dialects()))));
        }
        for (Messages.Message message : Messages.of(question.content(), question.structure())) {
            candidate(numbers, Sm2Numbers.defaultId(), message, List.of());
            candidate(numbers, new byte[0], message, List.of(Dialect.EMPTY_ID));
            candidate(numbers, null, message, List.of(Dialect.NO_Z));
            for (byte[] id : question.otherIds()) {
                candidate(numbers, id, message, List.of(Dialect.OTHER_ID));
            }
        }
    }

    private void candidate(Sm2Numbers key, byte @Nullable [] id, Messages.Message message, List<Dialect> dialects) {
        candidates.add(new Candidate(key, id, message.octets(), joined(dialects, message.dialects())));
    }

    private static List<Dialect> joined(List<Dialect> some, List<Dialect> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
