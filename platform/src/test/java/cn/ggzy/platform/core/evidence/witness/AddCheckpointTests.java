package cn.ggzy.platform.core.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.Cosignature;
import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.platform.core.evidence.tlog.NoteKeyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddCheckpointTests {
    private static final String ORIGIN = "test.province/log";

    @TempDir
    private Path folder = Path.of("");

    private NoteSigner log = signer("log");
    private NoteSigner witness = signer("witness");
    private Head head = new Head(folder, log.verifier());
    private AddCheckpoint requests = requests();

    @BeforeEach
    void start() {
        log = NoteKeyFiles.openOrCreate(folder.resolve("log"), "log", ORIGIN, KeyType.ED25519);
        witness = NoteKeyFiles.openOrCreate(folder.resolve("w"), "witness", "test/witness", KeyType.COSIGNATURE);
        head = new Head(folder.resolve("w"), log.verifier());
        requests = requests();
    }

    private static NoteSigner signer(String name) {
        return NoteKeyFiles.openOrCreate(Path.of("target/tests/keys"), name, name, KeyType.ED25519);
    }

    private AddCheckpoint requests() {
        return new AddCheckpoint(head, witness, Clock.fixed(Instant.parse("2026-03-01T01:30:00Z"), ZoneOffset.UTC));
    }

    @Test
    void cosignsALogThatGrows() {
        assertThat(requests.answer(request(0, 3, "a")).status()).isEqualTo(200);

        AddCheckpoint.Answer answer = requests.answer(request(3, 7, "a"));

        assertThat(answer.status()).isEqualTo(200);
        SignedNote cosigned = SignedNote.parse(note(7, "a").encoded() + answer.body());
        assertThat(Cosignature.of(cosigned, witness.verifier())).isPresent();
    }

    @Test
    void keepsBothHeadsOfAFork() throws Exception {
        requests.answer(request(0, 3, "a"));

        AddCheckpoint.Answer answer = requests.answer(request(3, 7, "b"));

        assertThat(answer.status()).isEqualTo(422);
        try (Stream<Path> kept = Files.walk(folder.resolve("w/forks")).filter(Files::isRegularFile)) {
            assertThat(kept.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("ours", "theirs");
        }
    }

    @Test
    void staysWithItsHeadAfterARestart() {
        requests.answer(request(0, 3, "a"));
        head = new Head(folder.resolve("w"), log.verifier());
        requests = requests();

        assertThat(requests.answer(request(0, 3, "b")).status()).isEqualTo(409);
        assertThat(requests.answer(request(0, 3, "b")).body()).isEqualTo("3\n");
        assertThat(requests.answer(request(3, 4, "a")).status()).isEqualTo(200);
    }

    @Test
    void refusesAnotherLogsSignature() {
        log = NoteKeyFiles.openOrCreate(folder.resolve("other"), "log", ORIGIN, KeyType.ED25519);

        assertThat(requests.answer(request(0, 3, "a")).status()).isEqualTo(403);
    }

    @Test
    void refusesNonsense() {
        assertThat(requests.answer("").status()).isEqualTo(400);
        assertThat(requests.answer("old -1\n\n" + note(1, "a").encoded()).status())
                .isEqualTo(400);
    }

    private String request(int old, int size, String history) {
        StringBuilder body = new StringBuilder("old " + old + "\n");
        if (old > 0) {
            tree(size, history)
                    .consistency(old)
                    .forEach(hash -> body.append(Base64.getEncoder().encodeToString(hash.bytes()))
                            .append('\n'));
        }
        return body.append('\n').append(note(size, history).encoded()).toString();
    }

    private SignedNote note(int size, String history) {
        return log.sign(new Checkpoint(ORIGIN, size, tree(size, history).root()).note());
    }

    private static MerkleTree tree(int size, String history) {
        List<Hash> leaves = Stream.iterate(0, i -> i + 1)
                .limit(size)
                .map(i -> MerkleTree.leaf((history + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        return MerkleTree.of(leaves);
    }
}
