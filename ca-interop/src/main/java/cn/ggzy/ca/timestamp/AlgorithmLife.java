package cn.ggzy.ca.timestamp;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Until when an algorithm counts, by its name here ({@code SM3}, {@code SHA-256}, {@code SM2}, {@code RSA}, …). What is not named
 * counts without an end that is known. It is data of the day: a later edition may end an algorithm earlier.
 */
public record AlgorithmLife(Map<String, Instant> weakFrom) {
    public AlgorithmLife {
        weakFrom = Map.copyOf(new TreeMap<>(weakFrom));
    }

    /** No end is known of any. */
    public static AlgorithmLife unlimited() {
        return new AlgorithmLife(Map.of());
    }

    public AlgorithmLife weak(String algorithm, Instant from) {
        Map<String, Instant> more = new TreeMap<>(weakFrom);
        more.put(algorithm, from);
        return new AlgorithmLife(more);
    }

    /** At the very instant of its end an algorithm counts no longer. */
    public boolean counts(String algorithm, Instant at) {
        return end(algorithm).map(at::isBefore).orElse(true);
    }

    public Optional<Instant> end(String algorithm) {
        return Optional.ofNullable(weakFrom.get(algorithm));
    }

    /** The first end among several. */
    public Optional<Instant> firstEnd(String... algorithms) {
        return Stream.of(algorithms).flatMap(one -> end(one).stream()).min(Comparator.naturalOrder());
    }
}
