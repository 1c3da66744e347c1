package cn.ggzy.platform.service.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an authority did in a span of time.
 *
 * @param answeredShare of all calls, answers and refusals alike; nothing when there was no call
 * @param hours the span in steps of one hour, oldest first
 */
public record Figures(
        int calls,
        int refused,
        int failed,
        @Nullable Double answeredShare,
        Times times,
        @Nullable Instant lastAnswer,
        @Nullable Instant lastFailure,
        List<Hour> hours,
        List<OfOperation> operations) {
    private static final Duration STEP = Duration.ofHours(1);

    /** Answer times in milliseconds: the smallest that is not exceeded by so many of a hundred answers. */
    public record Times(
            @Nullable Integer p50,
            @Nullable Integer p90,
            @Nullable Integer p99) {
        static Times of(List<Call> calls) {
            List<Integer> sorted = calls.stream()
                    .filter(call -> call.outcome() != Call.End.FAILED)
                    .map(Call::millis)
                    .sorted()
                    .toList();
            return new Times(percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 99));
        }

        private static @Nullable Integer percentile(List<Integer> sorted, int percent) {
            return sorted.isEmpty() ? null : sorted.get((sorted.size() * percent + 99) / 100 - 1);
        }
    }

    /** One hour. */
    public record Hour(Instant from, int calls, int failed, Times times) {}

    /** What it was called for. */
    public record OfOperation(Operation operation, int calls, int refused, int failed, Times times) {}

    /** @param calls of one authority, in any order */
    static Figures of(List<Call> calls, Instant now, Duration span) {
        int failed = count(calls, Call.End.FAILED);
        return new Figures(
                calls.size(),
                count(calls, Call.End.REFUSED),
                failed,
                calls.isEmpty() ? null : (calls.size() - failed) / (double) calls.size(),
                Times.of(calls),
                last(calls, false).orElse(null),
                last(calls, true).orElse(null),
                hours(calls, now, span),
                operations(calls));
    }

    private static List<Hour> hours(List<Call> calls, Instant now, Duration span) {
        List<Hour> hours = new ArrayList<>();
        for (Instant from = now.minus(span); from.isBefore(now); from = from.plus(STEP)) {
            Instant begin = from;
            List<Call> within = calls.stream()
                    .filter(call -> !call.at().isBefore(begin) && call.at().isBefore(begin.plus(STEP)))
                    .toList();
            hours.add(new Hour(begin, within.size(), count(within, Call.End.FAILED), Times.of(within)));
        }
        return hours;
    }

    private static List<OfOperation> operations(List<Call> calls) {
        Map<Operation, List<Call>> by =
                calls.stream().collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.toList()));
        return by.entrySet().stream()
                .map(one -> new OfOperation(
                        one.getKey(),
                        one.getValue().size(),
                        count(one.getValue(), Call.End.REFUSED),
                        count(one.getValue(), Call.End.FAILED),
                        Times.of(one.getValue())))
                .toList();
    }

    private static Optional<Instant> last(List<Call> calls, boolean failures) {
        return calls.stream()
                .filter(call -> (call.outcome() == Call.End.FAILED) == failures)
                .map(Call::at)
                .max(Comparator.naturalOrder());
    }

    private static int count(List<Call> calls, Call.End end) {
        return (int) calls.stream().filter(call -> call.outcome() == end).count();
    }
}
