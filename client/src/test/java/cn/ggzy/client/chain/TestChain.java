package cn.ggzy.client.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.service.Contracts;
import cn.ggzy.chain.tlog.TilePath;
import cn.ggzy.chain.tlog.Tiles;
import cn.ggzy.fabric.embedded.ClientIdentity;
import cn.ggzy.fabric.embedded.EmbeddedFabric;
import cn.ggzy.fabric.embedded.EmbeddedFabricBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** The real contracts on the embedded network, and the folder an auditor would be given of it. */
final class TestChain implements AutoCloseable {
    static final String LOG = "ggzy.province/evidence-test";
    private static final Map<String, String> POLICIES = new TreeMap<>(Map.of(
            "rule", "AND('SjtSimMSP.peer', OutOf(1, 'JyzxSimMSP.peer', 'FgwSimMSP.peer'))",
            "trust", "AND('SjtSimMSP.peer', OutOf(1, 'JyzxSimMSP.peer', 'FgwSimMSP.peer'))",
            "tender", "AND('SjtSimMSP.peer', OutOf(1, 'JyzxSimMSP.peer', 'FgwSimMSP.peer'))",
            "bid", "AND('SjtSimMSP.peer', OutOf(1, 'JyzxSimMSP.peer', 'FgwSimMSP.peer'))",
            "draw", "AND('SjtSimMSP.peer', 'FgwSimMSP.peer')",
            "evidence", "OutOf(2, 'JyzxSimMSP.peer', 'FgwSimMSP.peer', 'SjtSimMSP.peer')"));

    private final Clock clock;
    private final EmbeddedFabric fabric;
    private final Gateway gateway;
    private final Governance governance;
    private final List<byte[]> facts = new ArrayList<>();
    private final LogKey logKey = new LogKey(LOG);

    TestChain(Path folder, Clock clock) {
        this.clock = clock;
        EmbeddedFabricBuilder builder = EmbeddedFabric.builder()
                .channel("ggzy-simulator")
                .dataDirectory(folder.resolve("fabric"))
                .batchTimeout(Duration.ofMillis(5));
        for (String mspId : List.of("JyzxSimMSP", "FgwSimMSP", "SjtSimMSP")) builder.organisation(mspId, clock);
        POLICIES.forEach(
                (name, policy) -> builder.chaincode(name, endorser -> Contracts.chaincode(name, endorser), policy));
        fabric = builder.start();
        ClientIdentity client = fabric.organisation("JyzxSimMSP").client("platform");
        gateway = Gateway.newInstance()
                .identity(new X509Identity(client.mspId(), client.certificate()))
                .signer(Signers.newPrivateKeySigner(client.privateKey()))
                .connection(fabric.channel())
                .connect();
        governance = new Governance(folder.resolve("province"), clock);
    }

    Governance governance() {
        return governance;
    }

    CanonicalJson submit(String namespace, String function, CanonicalJson argument, Map<String, byte[]> secrets) {
        try {
            return CanonicalJson.parse(contract(namespace)
                    .newProposal(function)
                    .addArguments(argument.bytes())
                    .putAllTransient(secrets)
                    .build()
                    .endorse()
                    .submit());
        } catch (GatewayException | CommitException refused) {
            throw new IllegalStateException(refused);
        }
    }

    CanonicalJson submit(String namespace, String function, CanonicalJson argument) {
        return submit(namespace, function, argument, Map.of());
    }

    /** Asks again until the contract's own clocks allow it: the sender's time is the machine's, no test can set it. */
    void closeAsSoonAsAllowed(String tender, Instant patience) {
        CanonicalJson argument = CanonicalJson.of(Map.of("tender", tender));
        while (true) {
            try {
                submit("tender", "close", argument);
                return;
            } catch (IllegalStateException tooEarly) {
                if (clock.instant().isAfter(patience)) throw tooEarly;
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private Contract contract(String namespace) {
        return gateway.getNetwork("ggzy-simulator").getContract(namespace);
    }

    /** Writes a fact into the log and anchors the log as it is then. */
    void fact(String type, String subject, Hash digest) {
        MerkleTree before = tree();
        facts.add(CanonicalJson.of(Map.of(
                        "format",
                        "ggzy-fact/1",
                        "id",
                        "fact-" + facts.size(),
                        "type",
                        type,
                        "subject",
                        subject,
                        "digest",
                        digest,
                        "actor",
                        "test",
                        "at",
                        "2026-11-23T01:00:00Z"))
                .bytes());
        submit(
                "evidence",
                "anchor",
                CanonicalJson.of(Map.of(
                        "checkpoint",
                        logKey.checkpoint(facts.size(), tree().root()),
                        "key",
                        logKey.verifierKey(),
                        "proof",
                        before.size() == 0 ? List.of() : tree().consistency(before.size()))));
    }

    private MerkleTree tree() {
        return MerkleTree.of(facts.stream().map(MerkleTree::leaf).toList());
    }

    void export(Path folder) throws Exception {
        Files.createDirectories(folder.resolve("blocks"));
        for (long number = 0; number < fabric.height(); number++) {
            byte[] block = gateway.getNetwork("ggzy-simulator")
                    .getContract("qscc")
                    .evaluateTransaction("GetBlockByNumber", "ggzy-simulator", Long.toString(number));
            Files.write(folder.resolve("blocks").resolve(String.format("%012d.block", number)), block);
        }
        log(folder.resolve("log"));
        Files.write(folder.resolve("trust.json"), trust().bytes());
    }

    private void log(Path folder) throws IOException {
        TilePath entries = TilePath.at(TilePath.ENTRIES, 0, facts.size()).orElseThrow();
        write(folder.resolve(entries.path()), Tiles.entries(facts));
        TilePath hashes = TilePath.at(0, 0, facts.size()).orElseThrow();
        write(
                folder.resolve(hashes.path()),
                Tiles.hashes(facts.stream().map(MerkleTree::leaf).toList()));
        Files.writeString(folder.resolve("checkpoint"), logKey.checkpoint(facts.size(), tree().root()));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private CanonicalJson trust() {
        List<Map<String, Object>> organisations = new ArrayList<>();
        fabric.rootCertificates()
                .forEach((mspId, root) ->
                        organisations.add(Map.of("mspId", mspId, "roots", List.of(root), "intermediates", List.of())));
        return CanonicalJson.of(Map.of(
                "format",
                "ggzy-trust/1",
                "log",
                logKey.verifierKey(),
                "witnesses",
                List.of(),
                "witnessThreshold",
                0,
                "channel",
                "ggzy-simulator",
                "organisations",
                organisations,
                "policies",
                POLICIES));
    }

    @Override
    public void close() {
        gateway.close();
        fabric.close();
    }
}
