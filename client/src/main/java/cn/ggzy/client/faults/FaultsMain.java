package cn.ggzy.client.faults;

import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.client.act.Acts;
import cn.ggzy.client.bid.Stub;
import cn.ggzy.client.demo.DemoTender;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `scripts/faults`: hands in bids while the script kills the system, then checks every receipt and the exported chain. */
@Command(name = "faults", mixinStandardHelpOptions = true)
public final class FaultsMain implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int BIDDERS = 6;

    @Option(names = "--url", required = true)
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--work", required = true)
    private Path work = Path.of("");

    @Option(names = "--document", required = true)
    private Path document = Path.of("");

    @Option(names = "--bids", defaultValue = "200")
    private int bids = 200;

    @Option(names = "--pace-millis", defaultValue = "400", description = "Pause of each bidder between two bids.")
    private int pace = 400;

    private final Map<Integer, Receipt> receipts = new ConcurrentHashMap<>();

    private FaultsMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FaultsMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(work);
        PrintStream out = System.out;
        Clock clock = Clock.systemUTC();
        Acts acts = new Acts(clock, new SecureRandom());
        String tender = DemoTender.publish(url, acts, document, clock.instant().plus(Duration.ofHours(2)));
        Files.writeString(work.resolve("tender"), tender);
        List<Bidder> bidders = bidders(acts);
        submit(bidders, tender, out);
        out.println(receipts.size() + " receipts");
        Files.writeString(work.resolve("receipts"), "done");
        int wrong = check(bidders, out);
        writeTickets();
        out.println(wrong == 0 ? "every receipt is there again, unchanged" : wrong + " receipts are wrong");
        return wrong == 0 && receipts.size() == bids ? 0 : 1;
    }

    private List<Bidder> bidders(Acts acts) {
        List<Bidder> bidders = new ArrayList<>();
        for (int i = 1; i <= BIDDERS; i++)
            bidders.add(new Bidder(url, "bidder-" + i, acts, new Ticking(PATIENCE), work));
        return bidders;
    }

    private void submit(List<Bidder> bidders, String tender, PrintStream out) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(BIDDERS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < BIDDERS; i++) {
            int first = i;
            all.add(workers.submit(() -> {
                for (int number = first; number < bids; number += BIDDERS) {
                    receipts.put(number, bidders.get(first).bid(tender, "1", number));
                    out.println("received " + receipts.size());
                    LockSupport.parkNanos(Duration.ofMillis(pace).toNanos());
                }
                return null;
            }));
        }
        try {
            for (Future<?> one : all) one.get();
        } finally {
            workers.shutdownNow();
        }
    }

    private int check(List<Bidder> bidders, PrintStream out) {
        int wrong = 0;
        for (Map.Entry<Integer, Receipt> entry : receipts.entrySet()) {
            Receipt held = entry.getValue();
            var now = bidders.get(entry.getKey() % BIDDERS).again(held);
            boolean same = now.path("txId").asString("").equals(held.txId())
                    && now.path("receivedAt").asString("").equals(held.receivedAt());
            if (same) continue;
            wrong++;
            out.println("receipt " + held.stub().ticket() + " was " + held.txId() + ", is " + now);
        }
        return wrong;
    }

    /** For the comparison with the exported log: what its facts call these bids before the opening. */
    private void writeTickets() throws Exception {
        List<String> names = receipts.values().stream()
                .map(receipt -> subject(receipt.stub()))
                .sorted()
                .toList();
        Files.write(work.resolve("tickets"), names);
    }

    private static String subject(Stub stub) {
        return Hash.of(Encoding.enc(
                        Encoding.utf8("ggzy-bid-subject-v1"),
                        Encoding.utf8(stub.tender()),
                        Encoding.utf8(stub.lot()),
                        Encoding.utf8(stub.ticket())))
                .hex();
    }
}
