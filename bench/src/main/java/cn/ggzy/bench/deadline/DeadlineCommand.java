package cn.ggzy.bench.deadline;

import cn.ggzy.bench.measure.Load;
import cn.ggzy.bench.measure.Machine;
import cn.ggzy.bench.measure.Report;
import cn.ggzy.bench.measure.Times;
import cn.ggzy.bench.measure.Workplace;
import cn.ggzy.bench.network.BenchNetwork;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.connection.Readiness;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Bids against the bare {@code put}, in rounds that take turns; then everybody in the last minute. */
@Command(
        name = "deadline",
        mixinStandardHelpOptions = true,
        description = "So many bidders submit in the last minute before a deadline.")
public final class DeadlineCommand implements Callable<Integer> {
    private static final double AIM = 0.6;
    private static final double LAST_MINUTE = 60e9;
    private static final int NEWCOMERS = 240;
    private static final Duration BEFORE_IT = Duration.ofSeconds(3);

    private final Clock clock;
    private final PrintStream out;

    @Mixin
    private Workplace workplace = new Workplace();

    @Option(names = "--bidders", defaultValue = "2000", description = "default: ${DEFAULT-VALUE}")
    private int bidders;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "rounds of puts and bids in turn; default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(names = "--concurrency", defaultValue = "64", description = "calls at a time; default: ${DEFAULT-VALUE}")
    private int concurrency;

    @Option(
            names = "--warm-up",
            defaultValue = "2000",
            description = "calls of each kind first; default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--rounds-only", description = "without the last minute")
    private boolean roundsOnly;

    public DeadlineCommand(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Report report = new Report("deadline", clock.instant().toString());
        workplace.run(directory -> {
            Crowd crowd = new Crowd(workplace.kept().resolve("practice"), clock);
            workplace.say("making %d bidders' keys and certificates (kept for the next time) …", bidders);
            List<PracticeKey> people = crowd.bidders(bidders);
            workplace.say("starting the network …");
            try (BenchNetwork network = workplace.network(directory);
                    Client client = new Client(network.connection())) {
                Readiness.await(network.connection());
                settings(report, network.connection());
                measure(report, client, crowd, people);
            }
        });
        report.print(out, workplace.json());
        return report.failed() ? 1 : 0;
    }

    private void settings(Report report, Connection connection) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("network", connection.kind() + " " + connection.fabric());
        settings.put(
                "policyOfBothContracts", String.valueOf(connection.policies().get("bid")));
        settings.put("bidders", bidders + ": a quarter RSA-2048, the others SM2, a certificate each");
        settings.put("rounds", runs);
        settings.put("concurrency", concurrency);
        settings.put("warmUpOfEach", warmUp);
        settings.put("client", "one fabric-gateway connection over TLS on the loopback, virtual threads");
        report.put("settings", settings);
    }

    private void measure(Report report, Client client, Crowd crowd, List<PracticeKey> people) {
        Store store = new Store();
        Province province = Province.found(client, crowd, store);
        Books books = new Books(client, report);
        warm(client, crowd, province);
        rounds(report, client, province, people, books);
        if (!roundsOnly) {
            lastMinute(report, client, province, people, books);
        }
    }

    private void warm(Client client, Crowd crowd, Province province) {
        province.tender("bench-warm-up", crowd.now().plus(Duration.ofHours(1)));
        // The rounds are full of certificates that nobody has seen before, so the warm-up has to be.
        workplace.say("making the keys of those who bid in the warm-up (kept for the next time) …");
        List<PracticeKey> newcomers = crowd.newcomers(Math.min(warmUp, NEWCOMERS));
        List<Bid> bids = new ArrayList<>();
        for (int i = 0; i < warmUp; i++) {
            bids.add(province.bid(newcomers.get(i % newcomers.size()), "bench-warm-up"));
        }
        workplace.say("warming up with %d puts and %d bids …", warmUp, warmUp);
        puts(client, "warm", bids);
        List<Outcome> outcomes = bids(client, bids);
        outcomes.stream()
                .filter(outcome -> !outcome.accepted())
                .findFirst()
                .ifPresent(outcome -> workplace.say("a bid of the warm-up was not accepted: %s", outcome.word()));
    }

    private void rounds(Report report, Client client, Province province, List<PracticeKey> people, Books books) {
        province.tender("bench-rounds", clock.instant().plus(Duration.ofHours(2)));
        List<Bid> all =
                people.stream().map(one -> province.bid(one, "bench-rounds")).toList();
        List<Round> puts = new ArrayList<>();
        List<Round> bids = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            List<Bid> batch = all.subList(all.size() * run / runs, all.size() * (run + 1) / runs);
            String name = "round-" + run;
            // Who goes first changes, so that neither side always finds the machine as the other left it.
            if (run % 2 == 0) {
                puts.add(Round.of("put", () -> puts(client, name, batch)));
                bids.add(Round.of("bid.submit", () -> bids(client, batch)));
            } else {
                bids.add(Round.of("bid.submit", () -> bids(client, batch)));
                puts.add(Round.of("put", () -> puts(client, name, batch)));
            }
            workplace.say(
                    "round %d of %d: put %.0f/s, bid.submit %.0f/s, load %s",
                    run + 1, runs, puts.get(run).perSecond(), bids.get(run).perSecond(), Machine.load());
        }
        report.put("rounds", turns(puts, bids));
        report.put("ratios", ratios(puts, bids));
        List<Outcome> outcomes =
                bids.stream().flatMap(round -> round.outcomes().stream()).toList();
        report.put("books", books.check("bench-rounds", all, outcomes));
    }

    private static List<Map<String, Object>> turns(List<Round> puts, List<Round> bids) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < puts.size(); i++) {
            rows.add(puts.get(i).row());
            rows.add(bids.get(i).row());
        }
        return rows;
    }

    private static Map<String, Object> ratios(List<Round> puts, List<Round> bids) {
        double[] each = new double[puts.size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = bids.get(i).perSecond() / puts.get(i).perSecond();
        }
        Map<String, Object> ratios = new LinkedHashMap<>();
        double ratio = Times.median(each);
        ratios.put("ceilingPerSecond", median(puts, Round::perSecond));
        ratios.put("acceptedPerSecond", median(bids, Round::perSecond));
        ratios.put("ratio", ratio);
        ratios.put("ratioOfCpu", median(puts, Round::cpuMillisEach) / median(bids, Round::cpuMillisEach));
        ratios.put("aim", AIM);
        ratios.put("reached", ratio >= AIM);
        return ratios;
    }

    private static double median(List<Round> rounds, java.util.function.ToDoubleFunction<Round> figure) {
        return Times.median(rounds.stream().mapToDouble(figure).toArray());
    }

    private void lastMinute(Report report, Client client, Province province, List<PracticeKey> people, Books books) {
        workplace.say("%d bidders in the last minute …", bidders);
        // Prepared for a tender whose deadline follows: signing takes time too.
        List<Bid> bids = people.stream()
                .map(one -> province.bid(one, "bench-last-minute"))
                .toList();
        Instant deadline = clock.instant().plusNanos((long) LAST_MINUTE).plus(BEFORE_IT);
        province.tender("bench-last-minute", deadline);
        long left = Duration.between(clock.instant(), deadline).toNanos();
        Round round = Round.of(
                "last minute",
                () -> Load.open(moments(bids.size(), left), (i, since) -> client.submit(bids.get(i), since)));
        Map<String, Object> figures = new LinkedHashMap<>(round.row());
        figures.put("toReceipt", round.times().toString());
        report.put("lastMinute", figures);
        report.put("booksOfTheLastMinute", books.check("bench-last-minute", bids, round.outcomes()));
    }

    /** Thicker towards the end, as people are: the mean is two thirds through the minute, the last second gets 3.3 % of all. */
    private static long[] moments(int count, long leftNanos) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        long[] moments = new long[count];
        for (int i = 0; i < count; i++) {
            moments[i] = leftNanos - (long) LAST_MINUTE + (long) (LAST_MINUTE * Math.sqrt(random.nextDouble()));
        }
        return moments;
    }

    private List<Outcome> puts(Client client, String round, List<Bid> like) {
        return Load.closed(
                like.size(),
                concurrency,
                i -> client.put(round + "-" + i, like.get(i).argument()));
    }

    private List<Outcome> bids(Client client, List<Bid> bids) {
        return Load.closed(bids.size(), concurrency, i -> client.submit(bids.get(i), System.nanoTime()));
    }
}
