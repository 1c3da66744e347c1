package cn.ggzy.chain.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyGrpcServer;

/** One chaincode served on one port. A chaincode serves one peer: the shim keeps the state of the conversation in it. */
public final class ChaincodePort implements AutoCloseable {
    private static final int MAX_MESSAGE = 100 * 1024 * 1024;

    private final NettyGrpcServer server;

    private ChaincodePort(NettyGrpcServer server) {
        this.server = server;
    }

    /** Listens. Without TLS only on the loopback: whoever reaches the port can run simulations. */
    public static ChaincodePort serve(ChaincodeBase chaincode, InetSocketAddress address, Optional<Tls> tls)
            throws IOException {
        InetAddress host = address.getAddress();
        if (tls.isEmpty() && (host == null || !host.isLoopbackAddress())) {
            throw new IllegalArgumentException("without TLS a chaincode listens on the loopback only");
        }
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(address);
        properties.setMaxInboundMessageSize(MAX_MESSAGE);
        tls.ifPresent(files -> require(files, properties));
        NettyGrpcServer server = new NettyGrpcServer(chaincode, properties);
        server.start();
        return new ChaincodePort(server);
    }

    /** The shim's own environment variables have no place for the client roots: without them there is no client authentication. */
    private static void require(Tls tls, ChaincodeServerProperties properties) {
        properties.setTlsEnabled(true);
        properties.setKeyFile(tls.key().toString());
        properties.setKeyCertChainFile(tls.certificate().toString());
        properties.setTrustCertCollectionFile(tls.clientRoots().toString());
    }

    /** Waits until the port is closed. */
    public void await() throws InterruptedException {
        server.blockUntilShutdown();
    }

    @Override
    public void close() {
        server.stop();
    }
}
