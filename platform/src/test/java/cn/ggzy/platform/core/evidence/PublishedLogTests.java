package cn.ggzy.platform.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.TilePath;
import cn.ggzy.platform.RoomTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class PublishedLogTests {
    private final Evidence evidence;
    private final PublishedLog log;
    private final Publisher publisher;
    private final NoteSigner signer;
    private final TransactionTemplate transactions;
    private final JdbcTemplate sql;
    private final Path folder;

    @Autowired
    PublishedLogTests(
            Evidence evidence,
            PublishedLog log,
            Publisher publisher,
            NoteSigner signer,
            TransactionTemplate transactions,
            JdbcTemplate sql,
            @Value("${onenet.data}/log") Path folder) {
        this.evidence = evidence;
        this.log = log;
        this.publisher = publisher;
        this.signer = signer;
        this.transactions = transactions;
        this.sql = sql;
        this.folder = folder;
    }

    @Test
    void theTilesHaveTheRootThatTheRowsGive() throws Exception {
        Located last = integrated(appended("many", 700));

        SignedNote checkpoint = checkpoint();
        assertThat(checkpoint.isSignedBy(signer.verifier())).isTrue();
        assertThat(head(checkpoint).root())
                .isEqualTo(rootOfRows(head(checkpoint).size()));
        assertThat(new String(log.entry(Objects.requireNonNull(last.index())), StandardCharsets.UTF_8))
                .isEqualTo(last.leaf());
    }

    @Test
    void aKilledWriterIsFollowedByTheSameFiles() throws Exception {
        integrated(appended("killed", 300));
        SignedNote before = checkpoint();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        publisher.restore();

        assertThat(checkpoint().text()).isEqualTo(before.text());
        assertThat(head(checkpoint()).root()).isEqualTo(rootOfRows(head(before).size()));
    }

    @Test
    void oneChangedOctetOfATileIsFoundAtTheNextStart() throws Exception {
        integrated(appended("changed", 3));
        SignedNote before = checkpoint();
        long size = head(before).size();
        Path tile = folder.resolve(
                TilePath.at(0, (size - 1) / 256, size).orElseThrow().path());
        byte[] octets = Files.readAllBytes(tile);
        octets[5] ^= 1;
        Files.write(tile, octets);

        publisher.restore();

        assertThat(log.root(size)).isEqualTo(head(before).root().hex());
    }

    private EvidenceId appended(String subject, int count) {
        return Objects.requireNonNull(transactions.execute(status -> IntStream.range(0, count)
                .mapToObj(no ->
                        evidence.append(new Fact("test.happened", "test/" + subject, Map.of("no", no), "account")))
                .toList()
                .getLast()));
    }

    private Located integrated(EvidenceId id) throws InterruptedException {
        Located located = evidence.await(id, Located.State.INTEGRATED, Duration.ofSeconds(20));
        assertThat(located.state()).isNotEqualTo(Located.State.RECORDED);
        return located;
    }

    private static Checkpoint head(SignedNote note) {
        return Checkpoint.parse(note.text());
    }

    private SignedNote checkpoint() throws IOException {
        return SignedNote.parse(Files.readString(folder.resolve("checkpoint")));
    }

    private Hash rootOfRows(long size) {
        List<Hash> leaves = sql
                .queryForList(
                        "select f.leaf from evidence_leaf l join evidence_fact f on f.id = l.fact_id"
                                + " where l.leaf_index < ? order by l.leaf_index",
                        String.class,
                        size)
                .stream()
                .map(leaf -> MerkleTree.leaf(leaf.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return MerkleTree.of(leaves).root();
    }
}
