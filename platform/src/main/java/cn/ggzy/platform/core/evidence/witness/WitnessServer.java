package cn.ggzy.platform.core.evidence.witness;

import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.VerifierKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A witness at its address: cosigns what is asked, shows its key and its head, and watches what the log shows to others. */
public final class WitnessServer implements AutoCloseable {
    private static final int LARGEST = 64 << 10;

    private final Head head;
    private final HttpServer server;
    private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor();

    private WitnessServer(Head head, HttpServer server) {
        this.head = head;
        this.server = server;
    }

    /** @param home where the heads are kept that it has seen */
    public static WitnessServer start(
            Path home, NoteSigner signer, VerifierKey log, InetSocketAddress address, Clock clock) throws IOException {
        Head head = new Head(home, log);
        WitnessServer witness = new WitnessServer(head, HttpServer.create(address, 0));
        witness.serve(new AddCheckpoint(head, signer, clock), signer);
        return witness;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Compares from now on with the log's public checkpoint. */
    void watch(URI checkpoint) {
        watching.scheduleWithFixedDelay(new Watch(head, checkpoint, System.err::println), 5, 10, TimeUnit.SECONDS);
    }

    private void serve(AddCheckpoint requests, NoteSigner signer) {
        server.setExecutor(answering);
        server.createContext("/add-checkpoint", exchange -> {
            AddCheckpoint.Answer answer =
                    requests.answer(new String(exchange.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8));
            send(exchange, answer.status(), answer.body());
        });
        page("/vkey", () -> signer.verifier().text() + "\n");
        page("/head", head::encoded);
        server.start();
    }

    private void page(String path, Supplier<String> content) {
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

    @Override
    public void close() {
        server.stop(0);
        watching.shutdownNow();
        answering.shutdownNow();
    }
}
