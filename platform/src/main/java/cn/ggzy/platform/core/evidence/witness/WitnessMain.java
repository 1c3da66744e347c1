package cn.ggzy.platform.core.evidence.witness;

import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.VerifierKey;
import cn.ggzy.platform.core.evidence.tlog.NoteKeyFiles;
import cn.ggzy.platform.core.shared.DurableFiles;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One supervising organisation's witness. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = "Checks and cosigns checkpoints of the evidence log.")
public final class WitnessMain implements Runnable {
    private static final int LARGEST = 64 << 10;

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
        Head head = new Head(home, VerifierKey.parse(logKey()));
        AddCheckpoint requests = new AddCheckpoint(head, signer, Clock.systemUTC());
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/add-checkpoint", exchange -> {
                AddCheckpoint.Answer answer = requests.answer(
                        new String(exchange.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8));
                send(exchange, answer.status(), answer.body());
            });
            page(server, "/vkey", () -> signer.verifier().text() + "\n");
            page(server, "/head", () -> head.encoded());
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (!watch.isEmpty()) {
            Executors.newSingleThreadScheduledExecutor()
                    .scheduleWithFixedDelay(new Watch(head, URI.create(watch)), 5, 10, TimeUnit.SECONDS);
        }
        System.out.println("witness " + name + " ready on port " + port);
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

    private static void page(HttpServer server, String path, Supplier<String> content) {
        server.createContext(path, exchange -> send(exchange, 200, content.get()));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
        }
    }
}
