package cn.ggzy.platform.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.platform.core.evidence.tlog.NoteKeyFiles;
import cn.ggzy.platform.core.evidence.tlog.TileFiles;
import cn.ggzy.platform.core.evidence.witness.WitnessServer;
import cn.ggzy.platform.core.shared.CanonicalJson;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platform does with witnesses that answer well, badly, elsewhere, or not at all. */
class WitnessesTests {
    private static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);
    private static final String ORIGIN = "test.province/log";

    @TempDir
    private Path folder = Path.of("");

    private NoteSigner log = key("log", KeyType.ED25519);
    private NoteSigner witness = key("witness", KeyType.COSIGNATURE);
    private TileFiles tiles = new TileFiles(folder);
    private Witnesses witnesses = new Witnesses(folder.resolve("none"), tiles);

    @BeforeEach
    void start() {
        log = NoteKeyFiles.openOrCreate(folder, "log", ORIGIN, KeyType.ED25519);
        witness = NoteKeyFiles.openOrCreate(folder, "witness", "test/witness", KeyType.COSIGNATURE);
        tiles = new TileFiles(folder.resolve("tiles"));
        tiles.grow(0, 0, IntStream.range(0, 9).mapToObj(WitnessesTests::leaf).toList());
        witnesses = new Witnesses(folder.resolve("witnesses.json"), tiles);
    }

    @AfterEach
    void stop() {
        witnesses.close();
    }

    @Test
    void askOnceMoreWithTheSizeThatTheWitnessNames() throws IOException {
        try (WitnessServer server = server()) {
            known(server.port());
            assertThat(witnesses.count(witnesses.cosign(note(4)))).isEqualTo(1);
            // Another copy of the platform, which has not seen what the first one has asked.
            witnesses.close();
            witnesses = new Witnesses(folder.resolve("witnesses.json"), tiles);

            assertThat(witnesses.count(witnesses.cosign(note(9)))).isEqualTo(1);
        }
    }

    @Test
    void leaveOutTheSilentOneAndFindItAgain() throws IOException {
        WitnessServer server = server();
        known(server.port());
        server.close();

        SignedNote alone = witnesses.cosign(note(4));
        assertThat(witnesses.count(alone)).isZero();

        try (WitnessServer back = WitnessServer.start(
                folder.resolve("seen"),
                witness,
                log.verifier(),
                new InetSocketAddress("127.0.0.1", server.port()),
                Clock.systemUTC())) {
            assertThat(back.port()).isEqualTo(server.port());
            assertThat(witnesses.cosign(alone)).as("nobody waits for it yet").isEqualTo(alone);
            assertThat(witnesses.count(witnesses.completed(alone))).isEqualTo(1);
            assertThat(witnesses.count(witnesses.cosign(note(9)))).isEqualTo(1);
        }
    }

    @Test
    void refuseACosignatureOfAnotherKey() throws IOException {
        NoteSigner other =
                NoteKeyFiles.openOrCreate(folder.resolve("other"), "witness", "test/witness", KeyType.COSIGNATURE);
        HttpServer liar = HttpServer.create(ANY, 0);
        SignedNote forged = other.cosign(note(4), java.time.Instant.parse("2026-03-01T01:30:00Z"));
        byte[] line = (forged.encoded().lines().toList().getLast() + "\n").getBytes(StandardCharsets.UTF_8);
        liar.createContext("/add-checkpoint", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, line.length);
                exchange.getResponseBody().write(line);
            }
        });
        liar.start();
        try {
            known(liar.getAddress().getPort());

            assertThat(witnesses.cosign(note(4)).encoded()).isEqualTo(note(4).encoded());
        } finally {
            liar.stop(0);
        }
    }

    private WitnessServer server() throws IOException {
        return WitnessServer.start(folder.resolve("seen"), witness, log.verifier(), ANY, Clock.systemUTC());
    }

    private void known(int port) throws IOException {
        Files.writeString(
                folder.resolve("witnesses.json"),
                CanonicalJson.of(List.of(Map.of(
                        "url",
                        "http://127.0.0.1:" + port,
                        "vkey",
                        witness.verifier().text()))));
    }

    private SignedNote note(long size) {
        return log.sign(new Checkpoint(ORIGIN, size, tiles.tree(size).root()).note());
    }

    private static TileFiles.Leaf leaf(int no) {
        byte[] octets = ("leaf " + no).getBytes(StandardCharsets.UTF_8);
        Hash hash = MerkleTree.leaf(octets);
        return new TileFiles.Leaf(octets, hash);
    }

    private static NoteSigner key(String name, KeyType type) {
        return NoteKeyFiles.openOrCreate(Path.of("target/tests/keys"), name + "-" + type, name, type);
    }
}
