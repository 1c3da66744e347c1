package cn.ggzy.network.connection;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** The ordinary Fabric Gateway client of one identity at one organisation's gateway, with a deadline on every call. */
public final class GatewaySession implements AutoCloseable {

    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Network network;

    private GatewaySession(Connection connection, ManagedChannel channel, Gateway gateway) {
        this.channel = channel;
        this.gateway = gateway;
        this.network = gateway.getNetwork(connection.channel());
    }

    /** The organisation's own client at its own gateway. */
    public static GatewaySession open(Connection connection, String mspId) throws IOException {
        Connection.Client client = connection.clients().get(mspId);
        if (client == null) {
            throw new IllegalArgumentException("no client of " + mspId);
        }
        try (Reader key = Files.newBufferedReader(Path.of(client.key()));
                Reader certificate = Files.newBufferedReader(Path.of(client.certificate()))) {
            X509Certificate x509 = Identities.readX509Certificate(certificate);
            return open(connection, mspId, new X509Identity(mspId, x509), Identities.readPrivateKey(key));
        } catch (CertificateException | InvalidKeyException e) {
            throw new IOException("client of " + mspId + " is not readable", e);
        }
    }

    /** Any identity at the gateway of an organisation. */
    public static GatewaySession open(Connection connection, String gatewayOf, Identity identity, PrivateKey key)
            throws IOException {
        ManagedChannel channel = channel(connection, gatewayOf);
        Gateway gateway = Gateway.newInstance()
                .identity(identity)
                .signer(Signers.newPrivateKeySigner(key))
                .hash(Hash.SHA256)
                .connection(channel)
                .evaluateOptions(options -> options.withDeadlineAfter(10, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(60, TimeUnit.SECONDS))
                .connect();
        return new GatewaySession(connection, channel, gateway);
    }

    /** The transport alone, to a gateway or to one of the other services of the same peer. */
    public static ManagedChannel channel(Connection connection, String gatewayOf) throws IOException {
        Connection.Gateway target = connection.gatewayOf(gatewayOf).orElseThrow();
        String roots = target.tlsRoots();
        ChannelCredentials credentials = roots == null
                ? InsecureChannelCredentials.create()
                : TlsChannelCredentials.newBuilder()
                        .trustManager(new ByteArrayInputStream(roots.getBytes(StandardCharsets.UTF_8)))
                        .build();
        ManagedChannelBuilder<?> builder = Grpc.newChannelBuilder(target.address(), credentials);
        return roots == null
                ? builder.build()
                : builder.overrideAuthority(target.authority()).build();
    }

    public Gateway gateway() {
        return gateway;
    }

    public Network network() {
        return network;
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
