package cn.ggzy.verifier.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.verifier.report.Outcome;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.report.Result;
import cn.ggzy.verifier.testnet.TestNetwork;
import cn.ggzy.verifier.testnet.TestNetwork.Blocks;
import cn.ggzy.verifier.testnet.TestNetwork.Call;
import cn.ggzy.verifier.testnet.TestNoteKey;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All organisations sign what no contract would have answered: signatures and flags are fine, the replay is not. */
class CollusionTest {
    private static final String LOG = "ggzy.province/evidence-test";
    private static final TestNoteKey KEY = new TestNoteKey(LOG, 1);
    private static final int MVCC = 11;

    @TempDir
    Path folder;

    private final TestNetwork network = new TestNetwork();

    @Test
    void findsAnAnchorThatDoesNotGrowFromTheOneBefore() throws IOException {
        Blocks blocks = new Blocks()
                .add(0, anchor(1, Hash.of(new byte[] {1}), KVRWSet.newBuilder()))
                .add(0, anchor(2, Hash.of(new byte[] {2}), KVRWSet.newBuilder()));

        assertThat(failed(blocks)).contains("contracts.run-again").doesNotContain("chain.validity-flags");
    }

    @Test
    void findsAStaleReadThatIsFlaggedValid() throws IOException {
        KVRWSet.Builder stale = KVRWSet.newBuilder()
                .addReads(KVRead.newBuilder()
                        .setKey("\0log\0" + LOG + "\0")
                        .setVersion(Version.newBuilder().setBlockNum(7)));
        Blocks blocks = new Blocks().add(0, anchor(1, Hash.of(new byte[] {1}), stale));

        assertThat(failed(blocks)).contains("chain.validity-flags");
    }

    @Test
    void agreesWithAPeerThatFlaggedAStaleRead() throws IOException {
        KVRWSet.Builder stale = KVRWSet.newBuilder()
                .addReads(KVRead.newBuilder()
                        .setKey("\0log\0" + LOG + "\0")
                        .setVersion(Version.newBuilder().setBlockNum(7)));
        Blocks blocks = new Blocks().add(MVCC, anchor(1, Hash.of(new byte[] {1}), stale));

        assertThat(failed(blocks)).isEmpty();
    }

    @Test
    void findsATransactionOfOneOrganisationAlone() throws IOException {
        Call call = call(1, Hash.of(new byte[] {1}), KVRWSet.newBuilder());
        Blocks blocks = new Blocks().add(0, network.endorsed(call, network.peer("SjtMSP")));

        assertThat(failed(blocks)).contains("chain.validity-flags");
    }

    @Test
    void namesAPostponementThatWasOrderedAfterTheDeadline() throws IOException {
        Instant deadline = TestNetwork.NOW;
        Blocks held = new Blocks()
                .add(0, tender("publish", deadline, deadline.minusSeconds(60)))
                .add(0, tender("read", deadline, deadline))
                .add(0, tender("postpone", deadline.plusSeconds(60), deadline.minusSeconds(1)));

        assertThat(findings(held)).contains("where the deadline it moves had passed");
    }

    @Test
    void saysNothingOfAPostponementThatCameInTime() throws IOException {
        Instant deadline = TestNetwork.NOW;
        Blocks timely = new Blocks()
                .add(0, tender("publish", deadline, deadline.minusSeconds(60)))
                .add(0, tender("postpone", deadline.plusSeconds(60), deadline.minusSeconds(1)))
                .add(0, tender("read", deadline.plusSeconds(60), deadline));

        assertThat(findings(timely)).doesNotContain("where the deadline it moves had passed");
    }

    private Envelope tender(String function, Instant deadline, Instant at) {
        CanonicalJson answer = CanonicalJson.of(Map.of("tender", "T-1", "deadline", deadline, "state", "OPEN"));
        return network.endorsed(
                Call.of("tender", function, "{\"tender\":\"T-1\"}", answer.text())
                        .at(at),
                network.peer("SjtMSP"),
                network.peer("JyzxMSP"),
                network.peer("FgwMSP"));
    }

    private String findings(Blocks blocks) throws IOException {
        return report(blocks).results().toString();
    }

    private List<String> failed(Blocks blocks) throws IOException {
        return report(blocks).results().stream()
                .filter(result -> result.outcome() == Outcome.FAILS)
                .map(Result::check)
                .filter(check -> !check.startsWith("log."))
                .toList();
    }

    private Report report(Blocks blocks) throws IOException {
        Files.createDirectories(folder.resolve("blocks"));
        for (int i = 0; i < blocks.list().size(); i++) {
            Files.write(
                    folder.resolve("blocks").resolve(String.format("%012d.block", i)),
                    blocks.list().get(i).toByteArray());
        }
        return Chain.verify(folder, network.trust());
    }

    private Envelope anchor(int size, Hash root, KVRWSet.Builder sets) {
        return network.endorsed(
                call(size, root, sets), network.peer("SjtMSP"), network.peer("JyzxMSP"), network.peer("FgwMSP"));
    }

    private Call call(int size, Hash root, KVRWSet.Builder sets) {
        String text = TestNoteKey.text(LOG, size, root);
        Map<String, Object> argument =
                Map.of("checkpoint", text + "\n" + KEY.line(text, 0), "key", KEY.verifierKey(), "proof", List.of());
        CanonicalJson answer =
                CanonicalJson.of(Map.of("log", LOG, "size", size, "root", root, "at", TestNetwork.NOW, "txId", "x"));
        sets.addWrites(
                KVWrite.newBuilder().setKey("\0log\0" + LOG + "\0").setValue(ByteString.copyFrom(answer.bytes())));
        return Call.of("evidence", "anchor", CanonicalJson.of(argument).text(), answer.text())
                .with(sets.build());
    }
}
