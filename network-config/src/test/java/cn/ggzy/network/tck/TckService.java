package cn.ggzy.network.tck;

import cn.ggzy.chain.service.ChaincodePort;
import cn.ggzy.chain.service.Contracts;
import cn.ggzy.chain.service.Tls;
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

/** A peer's chaincode process for the suite: the contract `tck` beside the six. */
final class TckService {

    static final String NAMESPACE = "tck";

    private TckService() {}

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        JsonNode config = JsonMapper.shared().readTree(Files.readAllBytes(Path.of(arguments[1])));
        JsonNode tls = config.get("tls");
        Tls files = new Tls(
                Path.of(tls.get("key").asString()),
                Path.of(tls.get("certificate").asString()),
                Path.of(tls.get("clientRoots").asString()));
        for (var entry : config.get("namespaces").properties()) {
            JsonNode namespace = entry.getValue();
            ChaincodePort.serve(
                    chaincode(entry.getKey(), namespace.get("packageId").asString(), Clock.systemUTC()),
                    new InetSocketAddress(
                            config.get("host").asString(), namespace.get("port").asInt()),
                    Optional.of(files));
        }
        Thread.currentThread().join();
    }

    static ChaincodeBase chaincode(String namespace, Clock clock) {
        return chaincode(namespace, namespace, clock);
    }

    private static ChaincodeBase chaincode(String namespace, String packageId, Clock clock) {
        ChaincodeBase chaincode = namespace.equals(NAMESPACE)
                ? new TckChaincode(packageId)
                : Contracts.chaincode(namespace, packageId, clock);
        // The shim answers no peer before its settings have been asked for once.
        chaincode.getChaincodeConfig();
        return chaincode;
    }
}
