package cn.ggzy.bench.network;

import cn.ggzy.chain.service.ChaincodePort;
import cn.ggzy.chain.service.Contracts;
import cn.ggzy.chain.service.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.shim.ChaincodeBase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real peer's chaincode process: the six contracts and {@code put}, each on its port. */
public final class PutService {
    // Kept: the level of a logger that nobody holds is forgotten.
    private static final Logger ROOT = Logger.getLogger("");

    private PutService() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ROOT.setLevel(Level.WARNING);
        JsonNode config = JsonMapper.shared().readTree(Files.readAllBytes(Path.of(arguments[1])));
        for (var entry : config.get("namespaces").properties()) {
            JsonNode namespace = entry.getValue();
            ChaincodePort.serve(
                    chaincode(entry.getKey(), namespace.get("packageId").asString(), Clock.systemUTC()),
                    new InetSocketAddress(
                            config.get("host").asString(), namespace.get("port").asInt()),
                    Optional.of(tls(config.get("tls"))));
        }
        Thread.currentThread().join();
    }

    static ChaincodeBase chaincode(String namespace, String packageId, Clock clock) {
        return namespace.equals(BenchNetwork.PUT)
                ? new PutChaincode(packageId)
                : Contracts.chaincode(namespace, packageId, clock);
    }

    private static Tls tls(JsonNode files) {
        return new Tls(
                Path.of(files.get("key").asString()),
                Path.of(files.get("certificate").asString()),
                Path.of(files.get("clientRoots").asString()));
    }
}
