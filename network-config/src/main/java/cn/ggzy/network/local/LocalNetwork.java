package cn.ggzy.network.local;

import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.generate.Layout;
import cn.ggzy.network.generate.NetworkFiles;
import cn.ggzy.network.generate.OrdererNode;
import cn.ggzy.network.generate.PeerNode;
import cn.ggzy.network.generate.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The processes of a network in one directory: made at the first start, kept between starts. */
public final class LocalNetwork {

    private static final Map<String, String> QUIET = Map.of("FABRIC_LOGGING_SPEC", "warning");

    private final Path directory;
    private final Programs programs;
    private final ChaincodeLauncher launcher;
    private final Topology topology;
    private final NetworkFiles files;

    private LocalNetwork(Path directory, Programs programs, ChaincodeLauncher launcher, Topology topology) {
        this.directory = directory;
        this.programs = programs;
        this.launcher = launcher;
        this.topology = topology;
        this.files = new NetworkFiles(directory, topology, Layout.onThisMachine(directory, programs.ccaasBuilder()));
    }

    /** The network of that directory: as it was described at its first start, else as described now. */
    public static LocalNetwork in(
            Path directory, NetworkDescription wanted, Programs programs, ChaincodeLauncher launcher)
            throws IOException {
        Path root = directory.toAbsolutePath().normalize();
        NetworkDescription description = remembered(root, wanted);
        Ports ports = Ports.of(root.resolve("ports"), portCount(description));
        return new LocalNetwork(root, programs, launcher, Topology.onThisMachine(description, ports));
    }

    private static NetworkDescription remembered(Path root, NetworkDescription wanted) throws IOException {
        Path file = root.resolve("network.json");
        if (Files.exists(file)) {
            return NetworkDescription.read(file);
        }
        Files.createDirectories(root);
        Files.writeString(file, JsonMapper.shared().writeValueAsString(wanted), StandardCharsets.UTF_8);
        return wanted;
    }

    private static int portCount(NetworkDescription description) {
        int peers =
                description.organisations().stream().mapToInt(o -> o.peers()).sum();
        return 2 * description.orderers().size()
                + peers * (1 + description.namespaces().size());
    }

    /** Starts what is not running; at the first start also makes keys, channel and contracts. */
    public void start() throws IOException {
        boolean first = !Files.exists(deployed());
        if (first && !Files.exists(files.genesis())) {
            KeyMaterial.make(programs, directory, topology.description(), files);
        }
        startProcesses();
        if (first) {
            deployment().joinChannel();
            deployment().deployContracts();
            Files.createFile(deployed());
        }
    }

    private Deployment deployment() {
        return new Deployment(programs, directory, topology, files);
    }

    /** Variables with which the program `peer` acts as the first organisation's administrator. */
    public Map<String, String> administration() {
        return deployment().administration(topology.peers().get(0));
    }

    private Path deployed() {
        return directory.resolve("deployed");
    }

    private void startProcesses() throws IOException {
        for (OrdererNode node : topology.orderers()) {
            startOrderer(node);
        }
        for (PeerNode node : topology.peers()) {
            startChaincode(node);
            startPeer(node);
        }
        Together.each(topology.orderers(), node -> daemon(node.name()).awaitPort(node.adminPort()));
        Together.each(topology.peers(), this::await);
    }

    private void startOrderer(OrdererNode node) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(QUIET);
        environment.put("FABRIC_CFG_PATH", files.node(node.name()).toString());
        daemon(node.name()).start(List.of(programs.program("orderer").toString()), environment);
    }

    private void startPeer(PeerNode node) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(QUIET);
        environment.put("FABRIC_CFG_PATH", files.node(node.name()).toString());
        environment.put("CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG", files.builderConfig(node));
        daemon(node.name()).start(List.of(programs.program("peer").toString(), "node", "start"), environment);
    }

    private void startChaincode(PeerNode node) throws IOException {
        chaincode(node).start(launcher.withConfig(files.chaincodeConfig(node)), Map.of());
    }

    private void await(PeerNode node) {
        daemon(node.name()).awaitPort(node.port());
        node.chaincodePorts().values().forEach(port -> chaincode(node).awaitPort(port));
    }

    private Daemon daemon(String name) {
        return new Daemon(name, directory);
    }

    private Daemon chaincode(PeerNode node) {
        return daemon("chaincode." + node.name());
    }

    private List<Daemon> daemons() {
        List<Daemon> all = new ArrayList<>();
        topology.peers().forEach(p -> all.add(daemon(p.name())));
        topology.peers().forEach(p -> all.add(chaincode(p)));
        topology.orderers().forEach(o -> all.add(daemon(o.name())));
        return all;
    }

    /** Stops the processes of this directory and no others; the data stays. */
    public void stop() {
        Together.each(daemons(), Daemon::stop);
    }

    /** Process name → its pid, empty when it does not run. */
    public Map<String, Optional<Long>> status() {
        Map<String, Optional<Long>> status = new LinkedHashMap<>();
        daemons().forEach(d -> status.put(d.name(), d.pid()));
        return status;
    }

    /** Takes a node away as a power failure would. */
    public void kill(String node) {
        daemon(node).kill();
    }

    /** All at once, and at once. */
    public void killAll() {
        Together.each(daemons(), Daemon::kill);
    }

    /** Brings back what does not run. */
    public void revive() {
        try {
            startProcesses();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Topology topology() {
        return topology;
    }

    public Path directory() {
        return directory;
    }

    public String version() {
        return programs.version();
    }
}
