package cn.ggzy.platform.core.evidence.witness;

import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.VerifierKey;
import cn.ggzy.platform.core.evidence.tlog.NoteKeyFiles;
import cn.ggzy.platform.core.shared.DurableFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One supervising organisation's witness. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = "Checks and cosigns checkpoints of the evidence log.")
public final class WitnessMain implements Runnable {
    @Option(names = "--home", required = true, description = "folder of the key and of the heads seen")
    private Path home = Path.of("witness");

    @Option(
            names = "--name",
            required = true,
            description = "name in the cosignatures, for example sjt.province/witness")
    private String name = "";

    @Option(
            names = "--log",
            required = true,
            description = "file with the log's verifier key; waited for at first start")
    private Path log = Path.of("log.vkey");

    @Option(names = "--port", required = true)
    private int port;

    @Option(
            names = "--listen",
            defaultValue = "127.0.0.1",
            description = "address to listen on, for a witness on a machine of its own (default: ${DEFAULT-VALUE})")
    private String listen = "127.0.0.1";

    @Option(names = "--watch", description = "address of the public checkpoint")
    private String watch = "";

    @Option(names = "--key-only", description = "make the key, print its verifier key, and end")
    private boolean keyOnly;

    public static void main(String[] args) {
        int code = new CommandLine(new WitnessMain()).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public void run() {
        NoteSigner signer = NoteKeyFiles.openOrCreate(home, "witness", name, KeyType.COSIGNATURE);
        if (keyOnly) {
            System.out.println(signer.verifier().text());
            return;
        }
        try {
            // Serves until the process ends.
            @SuppressWarnings("resource")
            WitnessServer server = WitnessServer.start(
                    home, signer, VerifierKey.parse(logKey()), new InetSocketAddress(listen, port), Clock.systemUTC());
            if (!watch.isEmpty()) {
                server.watch(URI.create(watch));
            }
            System.out.println("witness " + name + " ready on " + listen + " port " + server.port());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The log's key, fixed at the first start: a log that comes with another key later is another log. */
    private String logKey() {
        Path pinned = home.resolve("log.vkey");
        if (!Files.exists(pinned)) {
            long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (!Files.exists(log)) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("no verifier key of the log in " + log);
                }
                pause();
            }
            DurableFiles.write(pinned, DurableFiles.read(log).getBytes(StandardCharsets.UTF_8));
        }
        return DurableFiles.read(pinned);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
