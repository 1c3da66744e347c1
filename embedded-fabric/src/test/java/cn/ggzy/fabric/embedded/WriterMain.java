package cn.ggzy.fabric.embedded;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;

/** Submits without end and prints the key of each transaction that was reported valid; is killed by {@link CrashTests}. */
final class WriterMain {
    private static final int CALLERS = 8;

    private WriterMain() {}

    static EmbeddedFabric network(Path directory) {
        return EmbeddedFabric.builder()
                .channel("crash-simulator")
                .dataDirectory(directory)
                .organisation("AMSP")
                .organisation("BMSP")
                .chaincode("notes", Notes::new, "AND('AMSP.peer','BMSP.peer')")
                .start();
    }

    public static void main(String[] args) {
        EmbeddedFabric fabric = network(Path.of(args[0]));
        Gateway gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel());
        Contract notes = gateway.getNetwork("crash-simulator").getContract("notes");
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        for (int caller = 0; caller < CALLERS; caller++) {
            String prefix = args[1] + "-" + caller + "-";
            callers.execute(() -> submit(notes, prefix));
        }
    }

    private static void submit(Contract notes, String prefix) {
        try {
            for (int i = 0; ; i++) {
                String key = prefix + i;
                var unused = notes.submitTransaction("put", key, "value of " + key);
                System.out.println("VALID " + key);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
