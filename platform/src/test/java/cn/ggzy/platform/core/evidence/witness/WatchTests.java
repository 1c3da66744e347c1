package cn.ggzy.platform.core.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.platform.core.evidence.tlog.NoteKeyFiles;
import cn.ggzy.platform.core.evidence.tlog.TileFiles;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that shows one history to its witness and another one to everybody. */
class WatchTests {
    private static final String ORIGIN = "test.province/log";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> alarms = new ArrayList<>();
    private NoteSigner log = NoteKeyFiles.openOrCreate(Path.of("target/tests/keys"), "watch", ORIGIN, KeyType.ED25519);
    private TileFiles shown = new TileFiles(folder);
    private Head head = new Head(folder, log.verifier());
    private HttpServer web = server();

    @BeforeEach
    void start() throws IOException {
        log = NoteKeyFiles.openOrCreate(folder, "log", ORIGIN, KeyType.ED25519);
        head = new Head(folder.resolve("witness"), log.verifier());
        shown = new TileFiles(folder.resolve("tiles"));
        web = server();
        web.createContext("/log/", this::serve);
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    @Test
    void aLogThatOnlyGrewIsFine() {
        head.advance(note(300, "a"));
        show(700, "a");

        watch();

        assertThat(alarms).isEmpty();
    }

    @Test
    void aLogBehindWhatTheWitnessSawIsFineWhenItIsItsBeginning() {
        show(700, "a");
        head.advance(note(700, "a"));
        shown.checkpoint(note(300, "a"));

        watch();

        assertThat(alarms).isEmpty();
    }

    @Test
    void anotherHistoryOfAnotherSizeIsAForkAndBothHeadsAreKept() throws IOException {
        head.advance(note(300, "a"));
        show(700, "b");

        watch();

        assertThat(alarms).singleElement().asString().startsWith("FORK");
        assertThat(kept()).containsExactlyInAnyOrder("ours", "theirs");
    }

    @Test
    void anotherHistoryOfTheSameSizeIsAFork() throws IOException {
        head.advance(note(300, "a"));
        show(300, "b");

        watch();

        assertThat(alarms).singleElement().asString().startsWith("FORK");
        assertThat(kept()).containsExactlyInAnyOrder("ours", "theirs");
    }

    @Test
    void aSignedHeadWithoutItsTilesIsNotTakenOnTrust() {
        head.advance(note(300, "a"));
        shown.checkpoint(note(700, "a"));

        watch();

        assertThat(alarms).singleElement().asString().startsWith("UNPROVEN");
    }

    @Test
    void whatTheLogDidNotSignProvesNothing() {
        head.advance(note(300, "a"));
        show(700, "b");
        NoteSigner other = NoteKeyFiles.openOrCreate(folder.resolve("other"), "log", ORIGIN, KeyType.ED25519);
        shown.checkpoint(other.sign(new Checkpoint(ORIGIN, 700, tree(700, "b").root()).note()));

        watch();

        assertThat(alarms).isEmpty();
    }

    private void watch() {
        URI checkpoint = URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/log/checkpoint");
        new Watch(head, checkpoint, alarms::add).run();
    }

    private void show(int size, String history) {
        shown.grow(0, 0, leaves(size, history));
        shown.checkpoint(note(size, history));
    }

    private SignedNote note(int size, String history) {
        return log.sign(new Checkpoint(ORIGIN, size, tree(size, history).root()).note());
    }

    private static MerkleTree tree(int size, String history) {
        return MerkleTree.of(
                leaves(size, history).stream().map(TileFiles.Leaf::hash).toList());
    }

    private static List<TileFiles.Leaf> leaves(int size, String history) {
        return IntStream.range(0, size)
                .mapToObj(no -> (history + no).getBytes(StandardCharsets.UTF_8))
                .map(octets -> new TileFiles.Leaf(octets, MerkleTree.leaf(octets)))
                .toList();
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("witness/forks"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/log/".length());
            if (Files.isRegularFile(folder.resolve("tiles").resolve(path))) {
                byte[] octets = shown.file(path);
                exchange.sendResponseHeaders(200, octets.length);
                exchange.getResponseBody().write(octets);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
