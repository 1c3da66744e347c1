package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.nio.file.Path;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerTests {
    @TempDir
    private Path directory;

    private EmbeddedFabric start(Tls tls) {
        return EmbeddedFabric.builder()
                .channel("listening-simulator")
                .dataDirectory(directory)
                .organisation("AMSP")
                .organisation("BMSP")
                .chaincode("notes", Notes::new)
                .tls(tls)
                .listen(0)
                .listen("BMSP", 0)
                .start();
    }

    private static String put(EmbeddedFabric fabric, String mspId, ChannelCredentials credentials) throws Exception {
        ManagedChannel channel =
                Grpc.newChannelBuilder(fabric.address(mspId), credentials).build();
        try (Gateway gateway = Clients.connect(fabric.organisation(mspId).client("app"), channel)) {
            Contract notes = gateway.getNetwork("listening-simulator").getContract("notes");
            notes.submitTransaction("put", "over", "loopback");
            return Clients.evaluate(notes, "get", "over");
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void listensForEachOrganisation() throws Exception {
        try (EmbeddedFabric fabric = start(Tls.OFF)) {
            assertThat(put(fabric, "AMSP", InsecureChannelCredentials.create())).isEqualTo("loopback");
            assertThat(put(fabric, "BMSP", InsecureChannelCredentials.create())).isEqualTo("loopback");
            assertThat(fabric.address()).matches("127\\.0\\.0\\.1:\\d+").isNotEqualTo(fabric.address("BMSP"));
        }
    }

    @Test
    void protectsTheListener() throws Exception {
        try (EmbeddedFabric fabric = start(Tls.SERVER)) {
            ChannelCredentials credentials = TlsChannelCredentials.newBuilder()
                    .trustManager(directory.resolve("crypto/AMSP/ca.pem").toFile())
                    .build();
            assertThat(put(fabric, "AMSP", credentials)).isEqualTo("loopback");
            assertThatThrownBy(() -> put(fabric, "AMSP", InsecureChannelCredentials.create()))
                    .isInstanceOf(GatewayException.class);
        }
    }

    @Test
    void asksTheClientForItsCertificate() throws Exception {
        try (EmbeddedFabric fabric = start(Tls.MUTUAL)) {
            Path client = directory.resolve("crypto/AMSP/client/app");
            fabric.organisation("AMSP").client("app");
            TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder()
                    .trustManager(directory.resolve("crypto/AMSP/ca.pem").toFile());

            assertThatThrownBy(() -> put(fabric, "AMSP", credentials.build())).isInstanceOf(GatewayException.class);
            assertThat(put(
                            fabric,
                            "AMSP",
                            credentials
                                    .keyManager(
                                            client.resolve("cert.pem").toFile(),
                                            client.resolve("key.pem").toFile())
                                    .build()))
                    .isEqualTo("loopback");
        }
    }
}
