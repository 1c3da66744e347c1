package cn.ggzy.platform.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.tlog.NoteKeyFiles;
import cn.ggzy.platform.core.evidence.witness.WitnessServer;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.Stage;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.trust.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Proofs with two witnesses in this JVM, judged by the auditor's own program with the trust file the platform hands out. */
@RoomTest
class WitnessedProofsTests {
    private final Evidence evidence;
    private final Proofs proofs;
    private final NoteSigner log;
    private final TransactionTemplate transactions;
    private final JdbcTemplate sql;
    private final MockMvc web;
    private final Path list;

    @TempDir
    private Path folder = Path.of("");

    private Optional<Running> first = Optional.empty();
    private Optional<Running> second = Optional.empty();

    @Autowired
    WitnessedProofsTests(
            Evidence evidence,
            Proofs proofs,
            NoteSigner log,
            TransactionTemplate transactions,
            JdbcTemplate sql,
            MockMvc web,
            @Value("${onenet.log.witnesses}") Path list) {
        this.evidence = evidence;
        this.proofs = proofs;
        this.log = log;
        this.transactions = transactions;
        this.sql = sql;
        this.web = web;
        this.list = list;
    }

    /** A witness and where it is found again. */
    private record Running(String name, NoteSigner signer, WitnessServer server, int port) {
        Map<String, String> entry() {
            return Map.of(
                    "url", "http://127.0.0.1:" + port, "vkey", signer.verifier().text());
        }
    }

    @BeforeEach
    void startTwoWitnesses() throws IOException {
        first = Optional.of(started("first", 0));
        second = Optional.of(started("second", 0));
        Files.writeString(
                list,
                CanonicalJson.of(List.of(
                        first.orElseThrow().entry(), second.orElseThrow().entry())));
    }

    @AfterEach
    void stop() throws IOException {
        Files.deleteIfExists(list);
        first.ifPresent(witness -> witness.server().close());
        second.ifPresent(witness -> witness.server().close());
    }

    @Test
    void aProofHoldsForWhoAsksForBothWitnesses() throws Exception {
        EvidenceId id = anchored("both");

        Report report = verified(proven(id));

        assertThat(report.results())
                .allSatisfy(result -> assertThat(result.findings()).isEmpty());
        assertThat(report.matches()).isTrue();
    }

    @Test
    void withoutItsWitnessesTheSameBundleIsRefused() throws Exception {
        JsonNode bundle = proven(anchored("stripped"));
        String checkpoint = bundle.get("checkpoint").stringValue();
        List<String> lines = checkpoint.lines().toList();
        ((tools.jackson.databind.node.ObjectNode) bundle)
                .put("checkpoint", String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");

        assertThat(verified(bundle).matches()).isFalse();
    }

    @Test
    void aSilentWitnessMakesNoBadProofAndHealsWhenItIsBack() throws Exception {
        EvidenceId before = anchored("before");
        proven(before);
        Running silent = second.orElseThrow();
        silent.server().close();

        EvidenceId meanwhile = anchored("meanwhile");

        assertThat(refusal(meanwhile)).contains("evidence.not-cosigned-yet");
        assertThat(verified(proofs.of(before)).matches()).isTrue();

        second = Optional.of(started("second", silent.port()));
        Stage.await(() -> refusal(meanwhile).isEmpty());
        assertThat(verified(proofs.of(meanwhile)).matches()).isTrue();
    }

    /** Killed after the chain had said yes and before the row said so. */
    @Test
    void anAnchorWhoseRowIsMissingIsTakenFromTheChain() throws Exception {
        EvidenceId id = anchored("rewound");
        long size = anchoredSize();
        sql.update("delete from evidence_anchor where size = ?", size);
        sql.update("update evidence_head set anchored_size = ? where id = 1", Math.max(0, size - 1));

        Stage.await(() -> anchoredSize() >= size && refusal(id).isEmpty());

        assertThat(verified(proofs.of(id)).matches()).isTrue();
    }

    private Running started(String name, int port) throws IOException {
        Path home = folder.resolve(name);
        NoteSigner signer =
                NoteKeyFiles.openOrCreate(home, "witness", "test." + name + "/witness", KeyType.COSIGNATURE);
        WitnessServer server = WitnessServer.start(
                home, signer, log.verifier(), new InetSocketAddress("127.0.0.1", port), Clock.systemUTC());
        return new Running(name, signer, server, server.port());
    }

    private EvidenceId anchored(String subject) throws InterruptedException {
        EvidenceId id = Objects.requireNonNull(transactions.execute(status -> evidence.append(
                new Fact("test.witnessed", "test/" + subject, Map.of("salt", Ids.randomHex(8)), "account"))));
        assertThat(evidence.await(id, Located.State.ANCHORED, Duration.ofSeconds(60))
                        .state())
                .isEqualTo(Located.State.ANCHORED);
        return id;
    }

    private JsonNode proven(EvidenceId id) {
        Stage.await(() -> refusal(id).isEmpty());
        return proofs.of(id);
    }

    private Optional<String> refusal(EvidenceId id) {
        try {
            proofs.of(id);
            return Optional.empty();
        } catch (RuleViolation refused) {
            return Optional.of(refused.code());
        }
    }

    private Report verified(JsonNode bundle) throws Exception {
        byte[] trust =
                web.perform(get("/api/v1/trust.json")).andReturn().getResponse().getContentAsByteArray();
        assertThat(CanonicalJson.read(trust).get("witnessThreshold").intValue()).isEqualTo(2);
        return cn.ggzy.verifier.evidence.Evidence.verify(
                "bundle", Json.parse("bundle", CanonicalJson.bytes(bundle)), Trust.of(Json.parse("trust.json", trust)));
    }

    private long anchoredSize() {
        return Objects.requireNonNull(
                sql.queryForObject("select anchored_size from evidence_head where id = 1", Long.class));
    }
}
