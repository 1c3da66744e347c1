package cn.ggzy.platform.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.merkle.Proofs;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.platform.RoomTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@RoomTest
class ProofsTests {
    private final Evidence evidence;
    private final cn.ggzy.platform.core.evidence.Proofs proofs;
    private final PublishedLog log;
    private final TransactionTemplate transactions;

    @Autowired
    ProofsTests(
            Evidence evidence,
            cn.ggzy.platform.core.evidence.Proofs proofs,
            PublishedLog log,
            TransactionTemplate transactions) {
        this.evidence = evidence;
        this.proofs = proofs;
        this.log = log;
        this.transactions = transactions;
    }

    @Test
    void anAnchoredFactIsProvenWithoutUs() throws Exception {
        EvidenceId id = Objects.requireNonNull(transactions.execute(
                status -> evidence.append(new Fact("test.proven", "test/proven", Map.of("a", 1), "account"))));
        Located anchored = evidence.await(id, Located.State.ANCHORED, Duration.ofSeconds(20));
        assertThat(anchored.state()).isEqualTo(Located.State.ANCHORED);

        JsonNode bundle = proofs.of(id);

        Checkpoint checkpoint = Checkpoint.parse(
                SignedNote.parse(bundle.get("checkpoint").stringValue()).text());
        List<Hash> path = bundle.get("path")
                .valueStream()
                .map(hash -> Hash.fromHex(hash.stringValue()))
                .toList();
        Hash leaf = MerkleTree.leaf(anchored.leaf().getBytes(StandardCharsets.UTF_8));
        assertThat(Proofs.included(
                        leaf,
                        bundle.get("index").longValue(),
                        bundle.get("size").longValue(),
                        path,
                        checkpoint.root()))
                .isTrue();
        JsonNode stated = bundle.get("anchor").get("result");
        assertThat(stated.get("root").stringValue()).isEqualTo(checkpoint.root().hex());
        assertThat(log.anchored().size()).isGreaterThan(bundle.get("index").longValue());
    }
}
