package cn.ggzy.bench.evidence;

import cn.ggzy.bench.measure.CpuTime;
import cn.ggzy.bench.measure.Load;
import cn.ggzy.bench.measure.Machine;
import cn.ggzy.bench.measure.Report;
import cn.ggzy.bench.measure.Times;
import cn.ggzy.bench.measure.Workplace;
import cn.ggzy.bench.network.BenchNetwork;
import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.connection.Readiness;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.trust.Trust;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Facts against bare inserts, in rounds that take turns; then a steady stream, and how long each fact waits for its proof. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Facts per second, and the time from a fact to its proof.")
public final class EvidenceCommand implements Callable<Integer> {
    private static final double AIM_MILLIS = 2_000;
    private static final int SAMPLED = 100;

    private final Clock clock;
    private final PrintStream out;
    private final AtomicLong numbers = new AtomicLong();

    @Mixin
    private Workplace workplace = new Workplace();

    @Option(
            names = "--rate",
            defaultValue = "1000",
            description = "facts per second offered; default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "of the steady stream; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--runs",
            defaultValue = "4",
            description = "rounds of inserts and facts in turn; default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(names = "--round-seconds", defaultValue = "8", description = "default: ${DEFAULT-VALUE}")
    private int roundSeconds;

    @Option(
            names = "--threads",
            defaultValue = "16",
            description = "as many as the platform's pool has connections; default: ${DEFAULT-VALUE}")
    private int threads;

    @Option(
            names = "--warm-up",
            defaultValue = "20",
            description = "seconds of each kind first; default: ${DEFAULT-VALUE}")
    private int warmUp;

    public EvidenceCommand(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Report report = new Report("evidence", clock.instant().toString());
        workplace.run(directory -> {
            workplace.say("starting the network and the platform …");
            try (BenchNetwork network = workplace.network(directory.resolve("network"))) {
                Readiness.await(network.connection());
                try (PlatformUnderTest platform = PlatformUnderTest.start(directory, network.connectionFile());
                        AnchorWatch watch = new AnchorWatch(platform.database())) {
                    settings(report, network.connection(), platform);
                    measure(report, platform, watch, network.connection());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
        report.print(out, workplace.json());
        return report.failed() ? 1 : 0;
    }

    private void settings(Report report, Connection connection, PlatformUnderTest platform) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("ledger", connection.kind() + " " + connection.fabric());
        settings.put("database", platform.servers());
        settings.put("threads", threads);
        settings.put("witnesses", 2);
        settings.put("offeredPerSecond", rate);
        settings.put("where", "load, platform, witnesses" + (workplace.fabric() ? "" : ", ledger") + " in one JVM");
        report.put("settings", settings);
    }

    private void measure(Report report, PlatformUnderTest platform, AnchorWatch watch, Connection connection)
            throws IOException, InterruptedException {
        DataSource database = platform.database();
        Rows.makeBareTable(database);
        List<Appended> all = new ArrayList<>();
        workplace.say("warming up …");
        all.addAll(facts(platform, Duration.ofSeconds(warmUp)));
        drain(report, watch, all.size());
        String row = "x".repeat((int) Rows.number(database, Rows.OCTETS_OF_A_FACT));
        inserts(database, row, Duration.ofSeconds(warmUp));
        rounds(report, platform, watch, row, all);
        stream(report, platform, watch, all);
        books(report, platform, watch, connection, all);
    }

    private void rounds(Report report, PlatformUnderTest platform, AnchorWatch watch, String row, List<Appended> all)
            throws InterruptedException {
        List<Map<String, Object>> rows = new ArrayList<>();
        double[] inserted = new double[runs];
        double[] appended = new double[runs];
        double[] proved = new double[runs];
        double[] ratios = new double[runs];
        Duration time = Duration.ofSeconds(roundSeconds);
        for (int run = 0; run < runs; run++) {
            CpuTime before = CpuTime.now();
            long start = System.nanoTime();
            inserted[run] = perSecond(inserts(platform.database(), row, time), start);
            CpuTime middle = CpuTime.now();
            start = System.nanoTime();
            List<Appended> facts = facts(platform, time);
            appended[run] = perSecond(facts.size(), start);
            all.addAll(facts);
            drain(report, watch, all.size());
            proved[run] = perSecond(facts.size(), start);
            ratios[run] = appended[run] / inserted[run];
            rows.add(row(
                    run,
                    inserted[run],
                    appended[run],
                    proved[run],
                    middle.since(before),
                    CpuTime.now().since(middle)));
            workplace.say("round %d of %d: %s", run + 1, runs, rows.get(run));
        }
        report.put("rounds", rows);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ceilingInsertsPerSecond", Times.median(inserted));
        figures.put("factsRecordedPerSecond", Times.median(appended));
        figures.put("factsProvedPerSecond", Times.median(proved));
        figures.put("ratioRecordedToCeiling", Times.median(ratios));
        figures.put("rowOctets", row.length());
        report.put("fullSpeed", figures);
    }

    private static Map<String, Object> row(
            int run, double inserted, double appended, double proved, CpuTime bare, CpuTime facts) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("round", run + 1);
        row.put("insertsPerSecond", inserted);
        row.put("recordedPerSecond", appended);
        row.put("provedPerSecond", proved);
        row.put("othersCpuPercent", bare.othersPercent() + " / " + facts.othersPercent());
        row.put("load", Machine.load());
        return row;
    }

    private void stream(Report report, PlatformUnderTest platform, AnchorWatch watch, List<Appended> all)
            throws InterruptedException {
        workplace.say("%d facts per second for %d s …", rate, seconds);
        long[] moments = new long[rate * seconds];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = i * 1_000_000_000L / rate;
        }
        int anchorsBefore = watch.anchors();
        CpuTime before = CpuTime.now();
        long start = System.nanoTime();
        List<Appended> facts = Load.open(moments, (i, due) -> append(platform, due));
        double offered = perSecond(facts.size(), start);
        all.addAll(facts);
        drain(report, watch, all.size());
        CpuTime cpu = CpuTime.now().since(before);
        Map<String, Long> places = Rows.places(platform.database());
        Times toProof = new Times(facts.stream()
                .filter(fact -> places.containsKey(fact.id().value()))
                .map(fact -> watch.anchoredAt(places.getOrDefault(fact.id().value(), 0L)) - fact.sinceNanos())
                .toList());
        Times toRecord = new Times(
                facts.stream().map(fact -> fact.doneNanos() - fact.sinceNanos()).toList());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("takenPerSecond", offered);
        figures.put("appendToRecord", toRecord.toString());
        figures.put("appendToProof", toProof.toString());
        figures.put("p50ms", toProof.percentile(50));
        figures.put("p99ms", toProof.percentile(99));
        figures.put("aimP99ms", AIM_MILLIS);
        figures.put("reached", toProof.percentile(99) < AIM_MILLIS);
        figures.put("anchors", watch.anchors() - anchorsBefore);
        figures.put("cpuMsPerFact", (double) cpu.ours().toMillis() / facts.size());
        figures.put("othersCpuPercent", cpu.othersPercent());
        report.put("stream", figures);
    }

    private void books(
            Report report, PlatformUnderTest platform, AnchorWatch watch, Connection connection, List<Appended> all)
            throws IOException {
        Map<String, Long> places = Rows.places(platform.database());
        long lost = all.stream()
                .filter(fact -> !places.containsKey(fact.id().value()))
                .count();
        long doubled = places.size() - places.values().stream().distinct().count();
        if (lost > 0 || doubled > 0) {
            report.fail(lost + " facts lost, " + doubled + " places given twice");
        }
        List<Long> nanos = new ArrayList<>();
        int matching = proofs(platform, connection, all, nanos);
        if (matching < nanos.size()) {
            report.fail((nanos.size() - matching) + " proofs that the verifier does not accept");
        }
        Map<String, Object> books = new LinkedHashMap<>();
        books.put("recorded", all.size());
        books.put("anchored", watch.size());
        books.put("lost", lost);
        books.put("doubled", doubled);
        books.put(
                "proofsChecked",
                matching + " of " + nanos.size() + " accepted by the verifier, both witnesses in each");
        books.put("timeToMakeAProof", new Times(nanos).toString());
        report.put("books", books);
    }

    private static int proofs(PlatformUnderTest platform, Connection connection, List<Appended> all, List<Long> nanos)
            throws IOException {
        Trust trust = Trust.of(new Json("trust", JsonMapper.shared().valueToTree(platform.trust(connection))));
        int matching = 0;
        for (int i = 0; i < Math.min(SAMPLED, all.size()); i++) {
            Appended fact = all.get((int) ((long) i * all.size() / SAMPLED));
            long start = System.nanoTime();
            Json proof = new Json(fact.id().value(), platform.proof(fact.id()));
            nanos.add(System.nanoTime() - start);
            matching += cn.ggzy.verifier.evidence.Evidence.verify(fact.id().value(), proof, trust)
                            .matches()
                    ? 1
                    : 0;
        }
        return matching;
    }

    private static void drain(Report report, AnchorWatch watch, long size) throws InterruptedException {
        if (!watch.await(size)) {
            report.fail("only " + watch.size() + " of " + size + " facts were anchored");
        }
    }

    private List<Appended> facts(PlatformUnderTest platform, Duration time) {
        return Load.during(time, threads, () -> append(platform, System.nanoTime()));
    }

    private int inserts(DataSource database, String row, Duration time) {
        return Load.during(time, threads, () -> Rows.insertBare(database, row)).size();
    }

    private Appended append(PlatformUnderTest platform, long since) {
        long number = numbers.incrementAndGet();
        Fact fact = new Fact(
                "bid.submitted",
                "bid/bench/1/" + String.format("%032x", number),
                Map.of("tender", "bench", "lot", "1", "ticket", String.format("%032x", number), "version", 1),
                "bench");
        return new Appended(platform.append(fact), since, System.nanoTime());
    }

    private static double perSecond(long count, long since) {
        return count * 1e9 / (System.nanoTime() - since);
    }
}
