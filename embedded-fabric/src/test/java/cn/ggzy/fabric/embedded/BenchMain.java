package cn.ggzy.fabric.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;

/** Submits many small transactions and says how many went through per second. Arguments: count, callers, port or -. */
final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        int callers = Integer.parseInt(args[1]);
        Path directory = Files.createTempDirectory("embedded-bench");
        try (EmbeddedFabric fabric = EmbeddedFabric.builder()
                        .channel("bench-simulator")
                        .dataDirectory(directory)
                        .organisation("AMSP")
                        .organisation("BMSP")
                        .organisation("CMSP")
                        .chaincode("notes", Notes::new, "AND('CMSP.peer',OutOf(1,'AMSP.peer','BMSP.peer'))")
                        .start();
                Gateway gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel())) {
            Contract notes = gateway.getNetwork("bench-simulator").getContract("notes");
            for (int round = 1; round <= 3; round++) {
                run(notes, "round" + round + "-", count, callers);
            }
            System.out.println("blocks " + fabric.height() + ", file " + Files.size(fabric.blockFile()) + " bytes");
        }
        long start = System.nanoTime();
        EmbeddedFabric.builder()
                .channel("bench-simulator")
                .dataDirectory(directory)
                .organisation("AMSP")
                .organisation("BMSP")
                .organisation("CMSP")
                .chaincode("notes", Notes::new, "AND('CMSP.peer',OutOf(1,'AMSP.peer','BMSP.peer'))")
                .start()
                .close();
        System.out.println("restart with replay " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    private static void run(Contract notes, String prefix, int count, int callers) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        ExecutorService executor = Executors.newFixedThreadPool(callers);
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
            running.add(executor.submit(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    long begin = System.nanoTime();
                    var unused = notes.submitTransaction("put", prefix + i, "value " + i);
                    times.add(System.nanoTime() - begin);
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        executor.shutdown();
        double seconds = (System.nanoTime() - start) / 1e9;
        times.sort(null);
        System.out.printf(
                "%s %d submits, %d callers: %.0f/s, p50 %d ms, p99 %d ms%n",
                prefix,
                count,
                callers,
                count / seconds,
                times.get(count / 2) / 1_000_000,
                times.get(count * 99 / 100) / 1_000_000);
    }
}
