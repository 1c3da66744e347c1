package cn.ggzy.network.local;

import cn.ggzy.network.description.Namespace;
import cn.ggzy.network.generate.ChaincodePackage;
import cn.ggzy.network.generate.NetworkFiles;
import cn.ggzy.network.generate.OrdererNode;
import cn.ggzy.network.generate.PeerNode;
import cn.ggzy.network.generate.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes running nodes a network: the channel is joined, the contracts are installed, approved by each organisation, committed. */
public final class Deployment {
    private static final int MOST_ASKED = 100;
    private static final long BETWEEN_MILLIS = 100;

    private final Programs programs;
    private final Path directory;
    private final Topology topology;
    private final NetworkFiles files;

    public Deployment(Programs programs, Path directory, Topology topology, NetworkFiles files) {
        this.programs = programs;
        this.directory = directory;
        this.topology = topology;
        this.files = files;
    }

    /** Orderers and peers take the channel's first block. */
    public void joinChannel() {
        Together.each(topology.orderers(), this::joinOrderer);
        Together.each(topology.peers(), this::joinPeer);
    }

    private void joinOrderer(OrdererNode node) {
        Path organisation = directory.resolve(node.organisationDirectory());
        Path admin = organisation.resolve("users/Admin@" + node.organisation().domain() + "/tls");
        List<String> command = List.of(
                programs.program("osnadmin").toString(),
                "channel",
                "join",
                "--channelID",
                topology.description().channel(),
                "--config-block",
                files.genesis().toString(),
                "-o",
                "127.0.0.1:" + node.publishedAdminPort(),
                "--ca-file",
                directory.resolve(node.cryptoDirectory()).resolve("tls/ca.crt").toString(),
                "--client-cert",
                admin.resolve("client.crt").toString(),
                "--client-key",
                admin.resolve("client.key").toString());
        String said = Shell.run(command, Map.of());
        // osnadmin exits 0 whatever the orderer answered.
        if (!said.contains("Status: 201")) {
            throw new CommandFailed(command, said);
        }
    }

    private void joinPeer(PeerNode node) {
        peer(node, "channel", "join", "-b", files.genesis().toString());
    }

    /** Every contract goes through its life cycle beside the others; within one, each step waits for the organisations. */
    public void deployContracts() {
        Together.each(topology.peers(), peer -> files.packages().forEach(c -> install(peer, c)));
        Together.each(topology.description().namespaces(), this::approveAndCommit);
    }

    private void install(PeerNode peer, ChaincodePackage chaincode) {
        peer(
                peer,
                "lifecycle",
                "chaincode",
                "install",
                files.packageOf(chaincode.namespace()).toString());
    }

    private void approveAndCommit(Namespace namespace) {
        String id = ChaincodePackage.of(namespace.name()).id();
        Together.each(topology.firstPeers(), peer -> {
            List<String> command = definition("approveformyorg", namespace);
            command.addAll(List.of("--package-id", id));
            peer(peer, command.toArray(String[]::new));
        });
        Together.each(topology.firstPeers(), peer -> awaitApprovals(peer, namespace));
        List<String> commit = definition("commit", namespace);
        for (PeerNode peer : topology.firstPeers()) {
            commit.addAll(List.of("--peerAddresses", published(peer), "--tlsRootCertFiles", tlsRoot(peer)));
        }
        peer(topology.peers().get(0), commit.toArray(String[]::new));
    }

    /** An approval is waited for at its own organisation's peer; until the others have that block too, they endorse another state. */
    private void awaitApprovals(PeerNode peer, Namespace namespace) {
        List<String> command = definition("checkcommitreadiness", namespace);
        command.addAll(List.of("--output", "json"));
        String[] arguments = command.toArray(String[]::new);
        String said = peer(peer, arguments);
        for (int asked = 1; said.contains("false"); asked++) {
            if (asked == MOST_ASKED) {
                throw new CommandFailed(command, said);
            }
            pause();
            said = peer(peer, arguments);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the network", e);
        }
    }

    private List<String> definition(String step, Namespace namespace) {
        OrdererNode orderer = topology.orderers().get(0);
        return new ArrayList<>(List.of(
                "lifecycle",
                "chaincode",
                step,
                "--channelID",
                topology.description().channel(),
                "--name",
                namespace.name(),
                "--version",
                "1",
                "--sequence",
                "1",
                "--signature-policy",
                namespace.policy(),
                "-o",
                "127.0.0.1:" + orderer.publishedPort(),
                "--tls",
                "--cafile",
                directory
                        .resolve(orderer.cryptoDirectory())
                        .resolve("tls/ca.crt")
                        .toString()));
    }

    private String peer(PeerNode node, String... arguments) {
        List<String> command = new ArrayList<>(List.of(programs.program("peer").toString()));
        command.addAll(List.of(arguments));
        return Shell.run(command, administration(node));
    }

    /** With these variables the program `peer` acts as the administrator of the peer's organisation. */
    public Map<String, String> administration(PeerNode node) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FABRIC_CFG_PATH", files.node(node.name()).toString());
        environment.put("FABRIC_LOGGING_SPEC", "error");
        environment.put("CORE_PEER_LOCALMSPID", node.organisation().mspId());
        environment.put(
                "CORE_PEER_MSPCONFIGPATH",
                directory.resolve(node.userDirectory("Admin")).resolve("msp").toString());
        environment.put("CORE_PEER_ADDRESS", published(node));
        environment.put("CORE_PEER_TLS_ROOTCERT_FILE", tlsRoot(node));
        return environment;
    }

    private static String published(PeerNode node) {
        return "127.0.0.1:" + node.publishedPort();
    }

    private String tlsRoot(PeerNode node) {
        return directory.resolve(node.cryptoDirectory()).resolve("tls/ca.crt").toString();
    }
}
