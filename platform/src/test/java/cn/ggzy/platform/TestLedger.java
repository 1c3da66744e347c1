package cn.ggzy.platform;

import cn.ggzy.chain.service.Contracts;
import cn.ggzy.fabric.embedded.ClientIdentity;
import cn.ggzy.fabric.embedded.EmbeddedFabric;
import cn.ggzy.fabric.embedded.EmbeddedFabricBuilder;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** The provincial network with the real contracts, embedded in the tests' JVM. */
public final class TestLedger {
    private static final String CENTRE = "JyzxSimMSP";
    private static final List<String> ORGANISATIONS = List.of(CENTRE, "FgwSimMSP", "SjtSimMSP");
    private static final Map<String, String> POLICIES = policies();

    private TestLedger() {}

    /** Starts it and writes its connection file into the folder. */
    static Path start(Path folder) {
        EmbeddedFabricBuilder builder =
                EmbeddedFabric.builder().channel("ggzy-simulator").batchTimeout(Duration.ofMillis(20));
        ORGANISATIONS.forEach(builder::organisation);
        POLICIES.forEach((name, policy) -> builder.chaincode(name, clock -> Contracts.chaincode(name, clock), policy));
        EmbeddedFabric fabric = builder.listen(0).start();
        SpringApplication.getShutdownHandlers().add(fabric::close);
        return write(fabric, folder);
    }

    private static Path write(EmbeddedFabric fabric, Path folder) {
        try {
            ClientIdentity client = fabric.organisation(CENTRE).client("platform");
            Path certificate = Files.writeString(folder.resolve("client.pem"), client.certificatePem());
            Path key = Files.writeString(folder.resolve("client.key"), client.privateKeyPem());
            Map<String, Object> connection = Map.of(
                    "format",
                    "ggzy-connection/1",
                    "kind",
                    "embedded",
                    "channel",
                    fabric.channelName(),
                    "mspId",
                    CENTRE,
                    "gateways",
                    List.of(Map.of("mspId", CENTRE, "address", fabric.address())),
                    "client",
                    Map.of("mspId", CENTRE, "certificate", certificate.toString(), "key", key.toString()),
                    "organisations",
                    fabric.rootCertificates().entrySet().stream()
                            .map(root -> Map.of("mspId", root.getKey(), "roots", List.of(root.getValue())))
                            .toList(),
                    "policies",
                    POLICIES);
            return Files.writeString(folder.resolve("connection.json"), CanonicalJson.of(connection));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> policies() {
        String audited = "AND('SjtSimMSP.peer', OutOf(1, 'JyzxSimMSP.peer', 'FgwSimMSP.peer'))";
        Map<String, String> policies = new LinkedHashMap<>();
        policies.put("rule", audited);
        policies.put("trust", audited);
        policies.put("tender", audited);
        policies.put("bid", audited);
        policies.put("draw", "AND('SjtSimMSP.peer', 'FgwSimMSP.peer')");
        policies.put("evidence", "OutOf(2, 'JyzxSimMSP.peer', 'FgwSimMSP.peer', 'SjtSimMSP.peer')");
        return policies;
    }
}
