package cn.ggzy.ca.document.fuzz;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands bent octets to one target, over all cores; number n of a seed is always the same octets. */
final class Fuzz {
    /** Of processor time, so that a busy machine accuses nobody. */
    private static final long SLOWEST = 1_000_000_000L;
    /** On the clock: whoever is still at it then does not come back. */
    private static final long LOST = 30_000_000_000L;

    private static final int ENOUGH = 20;

    private final Kind kind;
    private final Target target;
    private final List<byte[]> seeds;
    private final long seed;

    private final AtomicLong next = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final ConcurrentLinkedQueue<Finding> findings = new ConcurrentLinkedQueue<>();

    /** What must not happen, and with which octets. */
    record Finding(Kind kind, long seed, long number, String what) {
        String repeat() {
            return "scripts/fuzz --seed %d --only %s:%d".formatted(seed, kind.id(), number);
        }
    }

    /** What a run came to; slowest in nanoseconds of processor time. */
    record Result(
            Kind kind, long count, long refused, long accepted, long slowest, long nanos, List<Finding> findings) {
        @Override
        public String toString() {
            return "%-12s %9d tried %9d refused %7d accepted  slowest %4d ms  %6d/s  %d findings"
                    .formatted(
                            kind.id(),
                            count,
                            refused,
                            accepted,
                            slowest / 1_000_000,
                            count * 1_000_000_000L / Math.max(1, nanos),
                            findings.size());
        }
    }

    /** A worker's number and since when; both are read by the one who waits. */
    private static final class Worker {
        volatile long number;
        volatile long since;
        volatile @Nullable Thread thread;
    }

    Fuzz(Kind kind, Corpus corpus, Targets targets, long seed) throws IOException {
        this(kind, targets.of(kind), corpus.seeds(kind), seed);
    }

    Fuzz(Kind kind, Target target, List<byte[]> seeds, long seed) {
        this.kind = kind;
        this.target = target;
        this.seeds = List.copyOf(seeds);
        this.seed = seed;
    }

    byte[] octets(long number) {
        Random random = new Random((seed * 1_000_003 + kind.ordinal()) * 0x9E3779B97F4A7C15L + number);
        random.nextLong();
        byte[] from = seeds.get(random.nextInt(seeds.size()));
        return kind.bend(from, seeds.get(random.nextInt(seeds.size())), random);
    }

    Result run(long limit, long nanos) throws InterruptedException {
        long begin = System.nanoTime();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Worker worker = new Worker();
            worker.since = begin;
            Thread thread = new Thread(() -> work(worker, limit, begin + nanos));
            thread.setDaemon(true);
            worker.thread = thread;
            workers.add(worker);
            thread.start();
        }
        for (Worker worker : workers) {
            await(worker);
        }
        return new Result(
                kind,
                count.get(),
                refused.get(),
                accepted.get(),
                slowest.get(),
                System.nanoTime() - begin,
                List.copyOf(findings));
    }

    Result only(long number) {
        one(number);
        return new Result(kind, count.get(), refused.get(), accepted.get(), slowest.get(), 1, List.copyOf(findings));
    }

    private void await(Worker worker) throws InterruptedException {
        Thread thread = worker.thread;
        while (thread != null && thread.isAlive()) {
            thread.join(200);
            if (thread.isAlive() && System.nanoTime() - worker.since > LOST) {
                findings.add(new Finding(kind, seed, worker.number, "does not come back"));
                return;
            }
        }
    }

    private void work(Worker worker, long limit, long end) {
        while (findings.size() < ENOUGH) {
            long now = System.nanoTime();
            long number = next.getAndIncrement();
            if (number >= limit || now - end >= 0) {
                return;
            }
            worker.number = number;
            worker.since = now;
            one(number);
        }
    }

    private void one(long number) {
        byte[] octets = octets(number);
        long begin = cpu();
        try {
            (target.take(octets) ? accepted : refused).incrementAndGet();
        } catch (Refusal e) {
            refused.incrementAndGet();
        } catch (IOException | RuntimeException | Error e) {
            findings.add(new Finding(kind, seed, number, e + " at " + where(e)));
        }
        long took = cpu() - begin;
        slowest.accumulateAndGet(took, Math::max);
        count.incrementAndGet();
        if (took > SLOWEST) {
            findings.add(new Finding(kind, seed, number, "took " + took / 1_000_000 + " ms"));
        }
    }

    private static String where(Throwable thrown) {
        StringBuilder all = new StringBuilder();
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < trace.length && all.length() < 600; i++) {
            if (i < 3 || trace[i].getClassName().startsWith("cn.ggzy")) {
                all.append(trace[i]).append(" < ");
            }
        }
        return all.toString();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
