package cn.ggzy.chain.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.names.Namespace;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.junit.jupiter.api.Test;

class ChaincodeServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void greetsThePeerUnderItsPackageId() throws Exception {
        int port = freePort();
        ServiceConfig config = new ServiceConfig(
                "127.0.0.1", Optional.empty(), List.of(new ServiceConfig.Port(Namespace.TENDER, port, "tender_1:abc")));
        ManagedChannel peer =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        try (ChaincodeService service = ChaincodeService.start(config, CLOCK)) {
            ChaincodeMessage greeting = firstMessage(peer).get(20, TimeUnit.SECONDS);

            assertThat(greeting.getType()).isEqualTo(ChaincodeMessage.Type.REGISTER);
            assertThat(ChaincodeID.parseFrom(greeting.getPayload()).getName()).isEqualTo("tender_1:abc");
        } finally {
            peer.shutdownNow();
        }
    }

    @Test
    void withoutTlsItStaysAtHome() {
        assertThatThrownBy(() -> ChaincodePort.serve(
                        Contracts.chaincode("bid", CLOCK), new InetSocketAddress("0.0.0.0", 0), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsItsConfiguration() {
        CanonicalJson json = CanonicalJson.of(Map.of(
                "host", "127.0.0.1",
                "tls", Map.of("key", "k.pem", "certificate", "/etc/c.pem", "clientRoots", "r.pem"),
                "namespaces", Map.of("bid", Map.of("port", 9101, "packageId", "bid_1:abc"))));

        ServiceConfig config = ServiceConfig.parse(json.members(), Path.of("/srv"));

        assertThat(config.ports()).containsExactly(new ServiceConfig.Port(Namespace.BID, 9101, "bid_1:abc"));
        assertThat(config.tls()).contains(new Tls(Path.of("/srv/k.pem"), Path.of("/etc/c.pem"), Path.of("/srv/r.pem")));
        assertThatThrownBy(() -> ServiceConfig.parse(json.with("more", 1).members(), Path.of("/srv")))
                .isInstanceOf(MalformedJson.class);
    }

    private static CompletableFuture<ChaincodeMessage> firstMessage(ManagedChannel peer) {
        CompletableFuture<ChaincodeMessage> first = new CompletableFuture<>();
        StreamObserver<ChaincodeMessage> unused = ChaincodeGrpc.newStub(peer).connect(new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                first.complete(message);
            }

            @Override
            public void onError(Throwable t) {
                first.completeExceptionally(t);
            }

            @Override
            public void onCompleted() {
                first.cancel(false);
            }
        });
        return first;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
