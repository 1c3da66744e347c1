package cn.ggzy.bench.measure;

import cn.ggzy.bench.network.BenchNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that all benchmarks share, and the folder one run works in. */
public final class Workplace {
    @Option(names = "--fabric", description = "on the real network; Fabric's programs must be on PATH")
    private boolean fabric;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Option(names = "--data", defaultValue = "data/bench", description = "default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data/bench");

    @Option(names = "--keep", description = "leave the run's folder for a look at it")
    private boolean keep;

    /** What is done in the run's folder. */
    public interface Job {
        void in(Path directory) throws IOException;
    }

    public boolean fabric() {
        return fabric;
    }

    public BenchNetwork network(Path directory) throws IOException {
        return fabric ? BenchNetwork.real(directory) : BenchNetwork.embedded(directory);
    }

    public boolean json() {
        return json;
    }

    /** What later runs use again. */
    public Path kept() {
        return data.toAbsolutePath();
    }

    /** A fresh folder, gone afterwards: a ledger that grows from run to run would make them unlike. */
    public void run(Job job) throws IOException {
        Files.createDirectories(kept());
        Path directory = Files.createTempDirectory(kept(), "run-");
        try {
            job.in(directory);
        } finally {
            if (!keep) {
                delete(directory);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    /** Progress, beside the report. */
    public void say(String text, Object... values) {
        System.err.println(String.format(Locale.ROOT, text, values));
    }
}
