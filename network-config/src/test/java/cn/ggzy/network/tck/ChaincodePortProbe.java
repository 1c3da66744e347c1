package cn.ggzy.network.tck;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Knocks at the port of a peer's chaincode process, of which whoever reaches it could run simulations. */
final class ChaincodePortProbe {

    private static final String PEER = "peer0.jyzx.ggzy.province";
    private static final Path CIRCLE = Path.of("crypto/peerOrganizations/chaincode.jyzx.ggzy.province/peers");
    private static final Path USER =
            Path.of("crypto/peerOrganizations/jyzx.ggzy.province/users/User1@jyzx.ggzy.province/tls");

    private final Path network;

    ChaincodePortProbe(Path network) {
        this.network = network;
    }

    String withoutCertificate() throws Exception {
        return knock(null, "");
    }

    String withTheOrganisationsOwn() throws Exception {
        return knock(network.resolve(USER), "client");
    }

    String asThePeer() throws Exception {
        return knock(network.resolve(CIRCLE).resolve("caller0.chaincode.jyzx.ggzy.province/tls"), "server");
    }

    private String knock(@Nullable Path tls, String name) throws Exception {
        Path service = network.resolve(CIRCLE).resolve("service0.chaincode.jyzx.ggzy.province/tls");
        TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder()
                .trustManager(service.resolve("ca.crt").toFile());
        if (tls != null) {
            credentials.keyManager(
                    tls.resolve(name + ".crt").toFile(),
                    tls.resolve(name + ".key").toFile());
        }
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:" + port(), credentials.build())
                .build();
        try {
            CompletableFuture<String> answer = new CompletableFuture<>();
            ChaincodeGrpc.newStub(channel).connect(completing(answer));
            return answer.get(20, TimeUnit.SECONDS);
        } finally {
            channel.shutdownNow();
        }
    }

    private int port() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readAllBytes(
                        network.resolve("nodes").resolve(PEER).resolve("chaincode.json")))
                .at("/namespaces/tck/port")
                .asInt();
    }

    private static StreamObserver<ChaincodeMessage> completing(CompletableFuture<String> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                answer.complete(message.getType().name());
            }

            @Override
            public void onError(Throwable refusal) {
                answer.complete("refused");
            }

            @Override
            public void onCompleted() {
                answer.complete("closed");
            }
        };
    }
}
