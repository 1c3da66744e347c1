package cn.ggzy.network.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** All files of a generated network in one directory, and their names. */
public final class NetworkFiles {

    private final Path directory;
    private final Topology topology;
    private final Layout layout;

    public NetworkFiles(Path directory, Topology topology, Layout layout) {
        this.directory = directory;
        this.topology = topology;
        this.layout = layout;
    }

    /** The profile of `configtx.yaml` that makes the channel's first block. */
    public static String profile() {
        return ChannelConfig.PROFILE;
    }

    public Path cryptoConfig() {
        return directory.resolve("crypto-config.yaml");
    }

    public Path channelConfig() {
        return directory.resolve("configtx.yaml");
    }

    public Path genesis() {
        return directory.resolve("channel.block");
    }

    /** The configuration directory of a node (FABRIC_CFG_PATH). */
    public Path node(String name) {
        return directory.resolve("nodes").resolve(name);
    }

    public Path packageOf(String namespace) {
        return directory.resolve("packages").resolve(namespace + ".tar.gz");
    }

    /** What a peer's chaincode process is started with. */
    public Path chaincodeConfig(PeerNode peer) {
        return node(peer.name()).resolve("chaincode.json");
    }

    /** Before the keys exist: what cryptogen and configtxgen read, the nodes' configuration, the packages. */
    public void writeConfiguration() throws IOException {
        write(cryptoConfig(), CryptoConfig.of(topology));
        write(channelConfig(), ChannelConfig.of(topology));
        for (OrdererNode node : topology.orderers()) {
            write(node(node.name()).resolve("orderer.yaml"), new OrdererConfig(node, layout).yaml());
        }
        for (PeerNode node : topology.peers()) {
            write(node(node.name()).resolve("core.yaml"), new PeerConfig(node, topology, layout).yaml());
        }
        for (ChaincodePackage chaincode : packages()) {
            Path file = packageOf(chaincode.namespace());
            Files.createDirectories(file.getParent());
            Files.write(file, chaincode.octets());
        }
    }

    /** After cryptogen: what names keys. */
    public void writeChaincodeSettings() throws IOException {
        for (PeerNode peer : topology.peers()) {
            write(chaincodeConfig(peer), json(serviceConfig(peer)));
            writeBuilderEnvironment(peer);
        }
    }

    /** Has the key for the way to the chaincode process in it. */
    private void writeBuilderEnvironment(PeerNode peer) throws IOException {
        Path file = node(peer.name()).resolve("builder.env");
        write(file, "");
        close(file);
        write(file, "CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG='" + builderConfig(peer) + "'\n");
    }

    public List<ChaincodePackage> packages() {
        return topology.description().namespaces().stream()
                .map(n -> ChaincodePackage.of(n.name()))
                .toList();
    }

    /** What fills the templates of the packages at this peer: addresses, and the keys for the way to its own process. */
    public String builderConfig(PeerNode peer) throws IOException {
        Path caller = directory.resolve(peer.chaincodeCrypto("caller"));
        Map<String, Object> config = new LinkedHashMap<>();
        peer.chaincodePorts().forEach((name, port) -> config.put(name, peer.chaincodeHost() + ":" + port));
        config.put("client_key", Files.readString(caller.resolve("server.key")));
        config.put("client_cert", Files.readString(caller.resolve("server.crt")));
        config.put("root_cert", Files.readString(caller.resolve("ca.crt")));
        return json(config);
    }

    private Map<String, Object> serviceConfig(PeerNode peer) {
        Path tls = layout.crypto(peer.chaincodeCrypto("service"));
        Map<String, Object> namespaces = new LinkedHashMap<>();
        for (ChaincodePackage chaincode : packages()) {
            int port = peer.chaincodePorts().getOrDefault(chaincode.namespace(), 0);
            namespaces.put(chaincode.namespace(), Yaml.map("port", port, "packageId", chaincode.id()));
        }
        return Yaml.map(
                "host", layout.bind(),
                "tls",
                        Yaml.map(
                                "key", tls.resolve("server.key").toString(),
                                "certificate", tls.resolve("server.crt").toString(),
                                "clientRoots", tls.resolve("ca.crt").toString()),
                "namespaces", namespaces);
    }

    private static String json(Map<String, Object> value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Private keys are for the owner alone. */
    public void closeKeys() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("crypto"))) {
            for (Path key : files.filter(NetworkFiles::isKey).toList()) {
                close(key);
            }
        }
    }

    private static void close(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static boolean isKey(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".key") || name.endsWith("_sk");
    }
}
