package cn.ggzy.network;

import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.connection.Readiness;
import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.generate.PeerNode;
import cn.ggzy.network.generate.Topology;
import cn.ggzy.network.local.ChaincodeLauncher;
import cn.ggzy.network.local.LocalNetwork;
import cn.ggzy.network.local.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real network on this machine: started in one call, stopped by closing, its data kept in between. */
public final class ProvincialNetwork implements AutoCloseable {

    /** The file that tells clients how to connect. */
    public static final String CONNECTION = "connection.json";

    private static final String USER = "User1";

    private final LocalNetwork processes;

    private ProvincialNetwork(LocalNetwork processes) {
        this.processes = processes;
    }

    /** Starts it in the directory and waits until every contract answers at every organisation. */
    public static ProvincialNetwork start(Path directory, NetworkDescription description, ChaincodeLauncher launcher)
            throws IOException {
        ProvincialNetwork network = in(directory, description, launcher);
        network.start();
        return network;
    }

    /** The network of a directory, started or not. */
    static ProvincialNetwork in(Path directory, NetworkDescription description, ChaincodeLauncher launcher)
            throws IOException {
        return new ProvincialNetwork(LocalNetwork.in(directory, description, Programs.onPath(), launcher));
    }

    /** All or nothing: what a failed start had begun is stopped again. */
    void start() throws IOException {
        try {
            processes.start();
            Connection connection = connection();
            Readiness.await(connection);
            connection.write(connectionFile());
        } catch (IOException | RuntimeException e) {
            processes.stop();
            throw e;
        }
    }

    public Path connectionFile() {
        return processes.directory().resolve(CONNECTION);
    }

    /** Gateways, identities and policies as clients need them; the trading centre is the client's own organisation. */
    public Connection connection() throws IOException {
        Topology topology = processes.topology();
        List<Connection.Gateway> gateways = new ArrayList<>();
        Map<String, Connection.Client> clients = new LinkedHashMap<>();
        List<Connection.Member> members = new ArrayList<>();
        for (PeerNode peer : topology.firstPeers()) {
            String id = peer.organisation().mspId();
            gateways.add(new Connection.Gateway(id, "127.0.0.1:" + peer.publishedPort(), peer.name(), tlsRoot(peer)));
            clients.put(id, client(peer));
            members.add(new Connection.Member(id, peer.organisation().name(), List.of(root(peer))));
        }
        String own = gateways.get(0).mspId();
        return new Connection(
                Connection.FORMAT,
                Connection.Kind.real,
                topology.description().channel(),
                processes.version(),
                own,
                client(topology.firstPeers().get(0)),
                gateways,
                clients,
                members,
                topology.description().policies());
    }

    private Connection.Client client(PeerNode peer) throws IOException {
        Path msp = processes.directory().resolve(peer.userDirectory(USER)).resolve("msp");
        return new Connection.Client(
                peer.organisation().mspId(),
                only(msp.resolve("signcerts")).toString(),
                only(msp.resolve("keystore")).toString());
    }

    private String tlsRoot(PeerNode peer) throws IOException {
        return Files.readString(
                processes.directory().resolve(peer.cryptoDirectory()).resolve("tls/ca.crt"));
    }

    private String root(PeerNode peer) throws IOException {
        return Files.readString(
                only(processes.directory().resolve(peer.organisationDirectory()).resolve("msp/cacerts")));
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow(() -> new IOException(directory + " is empty"));
        }
    }

    /** Process name → pid, empty when it does not run. */
    public Map<String, Optional<Long>> status() {
        return processes.status();
    }

    Map<String, String> administration() {
        return processes.administration();
    }

    /** Takes everything away as a power failure would. */
    public void killAll() {
        processes.killAll();
    }

    /** Takes one process away, by the name that {@link #status()} gives it. */
    public void kill(String process) {
        processes.kill(process);
    }

    /** Brings back whatever does not run and waits until all contracts answer again. */
    public void revive() throws IOException {
        processes.revive();
        Readiness.await(connection());
    }

    /** Stops this network's own processes; the data stays. */
    @Override
    public void close() {
        processes.stop();
    }
}
