package cn.ggzy.network.generate;

import static cn.ggzy.network.generate.Yaml.map;

import cn.ggzy.network.description.NetworkDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same network in containers of the official images: one for each orderer, each peer, and each peer's chaincode process. */
public final class ComposeFile {

    private static final String HEAD =
            "# Generated from network.json by cn.ggzy.network.generate.ComposeFile; a test keeps it so. Do not edit.\n";
    private static final String NETWORK = "${GGZY_NETWORK:-./build}";
    private static final String VERSION = "${FABRIC_VERSION:-3.1.5}";
    private static final String JAR = "${GGZY_SERVICE_JAR:-../chaincode/target/chaincode-service.jar}";
    private static final String PRODUCTION = "/var/hyperledger/production";

    private ComposeFile() {}

    /** The text of `compose.yaml`. */
    public static String of(NetworkDescription description) {
        Topology topology = Topology.inContainers(description);
        Map<String, Object> services = new LinkedHashMap<>();
        Map<String, Object> volumes = new LinkedHashMap<>();
        for (OrdererNode node : topology.orderers()) {
            services.put(node.name(), orderer(node));
            volumes.put(volume(node.name()), map());
        }
        for (PeerNode node : topology.peers()) {
            services.put(node.chaincodeHost(), chaincode(node));
            services.put(node.name(), peer(node));
            volumes.put(volume(node.name()), map());
        }
        return HEAD + Yaml.write(map("name", "ggzy", "services", services, "volumes", volumes));
    }

    private static Map<String, Object> orderer(OrdererNode node) {
        return map(
                "image",
                "hyperledger/fabric-orderer:" + VERSION,
                "command",
                "orderer",
                "environment",
                environment(node.name()),
                "volumes",
                mounts(node.name()),
                "ports",
                List.of(
                        loopback(node.publishedPort(), node.port()),
                        loopback(node.publishedAdminPort(), node.adminPort())),
                "restart",
                "unless-stopped");
    }

    private static Map<String, Object> peer(PeerNode node) {
        return map(
                "image", "hyperledger/fabric-peer:" + VERSION,
                "command", "peer node start",
                "environment", environment(node.name()),
                "env_file", List.of(NETWORK + "/nodes/" + node.name() + "/builder.env"),
                "volumes", mounts(node.name()),
                "ports", List.of(loopback(node.publishedPort(), node.port())),
                "depends_on", List.of(node.chaincodeHost()),
                "restart", "unless-stopped");
    }

    /** One process for each peer: the Java shim loses calls when two peers share one. */
    private static Map<String, Object> chaincode(PeerNode node) {
        return map(
                "image",
                "${JAVA_IMAGE:-eclipse-temurin:17-jre}",
                "command",
                List.of(
                        "java",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        "/chaincode.jar",
                        "--config",
                        "/network/nodes/" + node.name() + "/chaincode.json"),
                "volumes",
                List.of(NETWORK + ":/network:ro", JAR + ":/chaincode.jar:ro"),
                "restart",
                "unless-stopped");
    }

    private static Map<String, Object> environment(String node) {
        return map("FABRIC_CFG_PATH", "/network/nodes/" + node, "FABRIC_LOGGING_SPEC", "warning");
    }

    private static List<String> mounts(String node) {
        return new ArrayList<>(List.of(NETWORK + ":/network:ro", volume(node) + ":" + PRODUCTION));
    }

    private static String loopback(int published, int inside) {
        return "127.0.0.1:" + published + ":" + inside;
    }

    private static String volume(String node) {
        return node.replace('.', '-');
    }
}
