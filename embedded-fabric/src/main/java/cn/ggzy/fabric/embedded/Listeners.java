package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.crypto.Pem;
import cn.ggzy.fabric.embedded.msp.Organisation;
import cn.ggzy.fabric.embedded.msp.SigningIdentity;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The doors of a network: one in process for each organisation's gateway, and listeners on the loopback address. */
final class Listeners implements AutoCloseable {
    private static final int MAX_MESSAGE = 100 * 1024 * 1024;

    private final List<Server> servers = new ArrayList<>();
    private final Map<String, ManagedChannel> inProcess = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    private Listeners() {}

    static Listeners start(EmbeddedFabricBuilder builder, Network network) {
        Listeners listeners = new Listeners();
        try {
            for (Organisation organisation : network.organisations()) {
                listeners.open(organisation.mspId(), network, builder.concurrencyLimit);
            }
            for (Map.Entry<String, Integer> port : builder.ports.entrySet()) {
                listeners.listen(builder, network, port.getKey(), port.getValue());
            }
            return listeners;
        } catch (IOException e) {
            listeners.close();
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    private void open(String mspId, Network network, int limit) throws IOException {
        String name = "embedded-fabric-" + UUID.randomUUID() + "-" + mspId;
        servers.add(with(InProcessServerBuilder.forName(name), mspId, network, limit)
                .build()
                .start());
        inProcess.put(
                mspId,
                InProcessChannelBuilder.forName(name)
                        .maxInboundMessageSize(MAX_MESSAGE)
                        .build());
    }

    private void listen(EmbeddedFabricBuilder builder, Network network, String mspId, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        ServerCredentials credentials = credentials(builder.tls, network, mspId);
        Server server = with(
                        NettyServerBuilder.forAddress(address, credentials).maxInboundMessageSize(MAX_MESSAGE),
                        mspId,
                        network,
                        builder.concurrencyLimit)
                .build()
                .start();
        servers.add(server);
        addresses.put(mspId, "127.0.0.1:" + server.getPort());
    }

    private static <B extends ServerBuilder<B>> B with(B server, String mspId, Network network, int limit) {
        server.executor(network.threads().services()).intercept(new ConcurrencyLimit(limit));
        network.services(mspId).forEach(server::addService);
        return server;
    }

    private static ServerCredentials credentials(Tls tls, Network network, String mspId) throws IOException {
        if (tls == Tls.OFF) {
            return InsecureServerCredentials.create();
        }
        SigningIdentity listener = network.organisation(mspId).listener();
        TlsServerCredentials.Builder credentials = TlsServerCredentials.newBuilder()
                .keyManager(stream(Pem.of(listener.certificate())), stream(Pem.of(listener.privateKey())));
        if (tls == Tls.MUTUAL) {
            String roots = network.organisations().stream()
                    .map(organisation -> Pem.of(organisation.root()))
                    .collect(Collectors.joining());
            credentials.trustManager(stream(roots)).clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
        }
        return credentials.build();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    ManagedChannel inProcess(String mspId) {
        ManagedChannel channel = inProcess.get(mspId);
        if (channel == null) {
            throw new IllegalArgumentException("no organisation " + mspId);
        }
        return channel;
    }

    String address(String mspId) {
        String address = addresses.get(mspId);
        if (address == null) {
            throw new IllegalStateException("the gateway of " + mspId + " does not listen");
        }
        return address;
    }

    Map<String, String> addresses() {
        return addresses;
    }

    @Override
    public void close() {
        inProcess.values().forEach(ManagedChannel::shutdownNow);
        servers.forEach(Server::shutdownNow);
        try {
            for (Server server : servers) {
                boolean unused = server.awaitTermination(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
