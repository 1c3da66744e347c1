package cn.ggzy.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time used by this process and all it started, and by the whole machine. Time waited for a core is not in it, so that a busy machine
 * disturbs it less than a clock.
 */
public record CpuTime(Duration ours, Duration all) {
    private static final int TICKS_PER_SECOND = 100;
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int COUNTED = 8;

    public static CpuTime now() {
        Duration ours = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        return new CpuTime(ours, machine());
    }

    public CpuTime since(CpuTime before) {
        return new CpuTime(ours.minus(before.ours), all.minus(before.all));
    }

    /** What part of the work done by the machine was not ours, in percent. */
    public long othersPercent() {
        long total = all.toMillis();
        return total <= 0 ? 0 : Math.max(0, 100 - 100 * ours.toMillis() / total);
    }

    private static Duration machine() {
        Path file = Path.of("/proc/stat");
        if (!Files.exists(file)) {
            return Duration.ZERO;
        }
        try (Stream<String> lines = Files.lines(file)) {
            String[] fields = lines.findFirst().orElse("cpu").split("\\s+", COUNTED + 2);
            long ticks = 0;
            for (int i = 0; i < COUNTED && i + 1 < fields.length; i++) {
                ticks += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(fields[i + 1]);
            }
            return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
