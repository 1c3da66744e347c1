package cn.ggzy.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes calls: so many at a time, or each at its moment. */
public final class Load {
    private Load() {}

    /** So many at a time: the next one starts when one ends. The answers are in the order of the calls. */
    public static <T> List<T> closed(int count, int concurrency, IntFunction<T> call) {
        AtomicInteger next = new AtomicInteger();
        List<List<Numbered<T>>> answers = all(concurrency, ignored -> {
            List<Numbered<T>> own = new ArrayList<>();
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                own.add(new Numbered<>(i, call.apply(i)));
            }
            return own;
        });
        return answers.stream()
                .flatMap(List::stream)
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .map(Numbered::answer)
                .toList();
    }

    private record Numbered<T>(int number, T answer) {}

    /** So many at a time until the time is over. */
    public static <T> List<T> during(Duration time, int concurrency, Supplier<T> call) {
        long end = System.nanoTime() + time.toNanos();
        List<List<T>> answers = all(concurrency, ignored -> {
            List<T> own = new ArrayList<>();
            while (System.nanoTime() < end) {
                own.add(call.get());
            }
            return own;
        });
        return answers.stream().flatMap(List::stream).toList();
    }

    /** Each at its moment, whatever became of those before; the call is told since when its sender waits. */
    public static <T> List<T> open(long[] moments, BiFunction<Integer, Long, T> call) {
        long start = System.nanoTime();
        return all(moments.length, i -> {
            long due = start + moments[i];
            sleepUntil(due);
            return call.apply(i, due);
        });
    }

    private static <T> List<T> all(int workers, IntFunction<T> worker) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, workers)
                    .mapToObj(number -> threads.submit(() -> worker.apply(number)))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load generator itself failed", e.getCause());
        }
    }

    private static void sleepUntil(long due) {
        try {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
