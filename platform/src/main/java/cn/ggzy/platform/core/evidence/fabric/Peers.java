package cn.ggzy.platform.core.evidence.fabric;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** One shared channel and one gateway per peer, in the order of the connection file. Every call has a deadline: the library has none. */
final class Peers implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 16 << 20;

    private final List<ManagedChannel> channels;
    private final List<Gateway> gateways;
    private final Identity identity;

    private Peers(List<ManagedChannel> channels, List<Gateway> gateways, Identity identity) {
        this.channels = channels;
        this.gateways = gateways;
        this.identity = identity;
    }

    static Peers connect(Connection connection) {
        Identity identity = identity(connection.client());
        Signer signer = signer(Path.of(connection.client().key()));
        List<ManagedChannel> channels =
                connection.gateways().stream().map(Peers::channel).toList();
        return new Peers(
                channels,
                channels.stream()
                        .map(channel -> gateway(channel, identity, signer))
                        .toList(),
                identity);
    }

    List<Gateway> gateways() {
        return gateways;
    }

    Identity identity() {
        return identity;
    }

    private static Gateway gateway(ManagedChannel channel, Identity identity, Signer signer) {
        return Gateway.newInstance()
                .identity(identity)
                .signer(signer)
                .hash(Hash.SHA256)
                .connection(channel)
                .evaluateOptions(options -> options.withDeadlineAfter(10, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(15, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(10, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .connect();
    }

    private static ManagedChannel channel(Connection.Peer peer) {
        ManagedChannelBuilder<?> builder =
                Grpc.newChannelBuilder(peer.address(), credentials(peer)).maxInboundMessageSize(LARGEST_MESSAGE);
        if (peer.authority() != null && peer.tlsRoots() != null) {
            builder.overrideAuthority(peer.authority());
        }
        return builder.build();
    }

    private static ChannelCredentials credentials(Connection.Peer peer) {
        if (peer.tlsRoots() == null) {
            return InsecureChannelCredentials.create();
        }
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(new ByteArrayInputStream(peer.tlsRoots().getBytes(StandardCharsets.US_ASCII)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Identity identity(Connection.Client client) {
        try (Reader pem = Files.newBufferedReader(Path.of(client.certificate()))) {
            X509Certificate certificate = Identities.readX509Certificate(pem);
            return new X509Identity(client.mspId(), certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key goes through Bouncy Castle's own factory: its signer is several times faster with its own keys. */
    private static Signer signer(Path file) {
        try (Reader pem = Files.newBufferedReader(file)) {
            PrivateKey key = Identities.readPrivateKey(pem);
            PrivateKey own = KeyFactory.getInstance("EC", new BouncyCastleProvider())
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
            return Signers.newPrivateKeySigner(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        gateways.forEach(Gateway::close);
        channels.forEach(ManagedChannel::shutdown);
    }
}
