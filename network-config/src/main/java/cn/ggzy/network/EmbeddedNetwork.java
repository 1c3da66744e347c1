package cn.ggzy.network;

import cn.ggzy.fabric.embedded.ClientIdentity;
import cn.ggzy.fabric.embedded.EmbeddedFabric;
import cn.ggzy.fabric.embedded.EmbeddedFabricBuilder;
import cn.ggzy.fabric.embedded.Tls;
import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.description.Namespace;
import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.description.Organisation;
import cn.ggzy.network.local.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.hyperledger.fabric.shim.ChaincodeBase;

/** The same province in one process: a simulator with names of its own, reached like the real network. */
public final class EmbeddedNetwork implements AutoCloseable {

    private static final String CHANNEL_SUFFIX = "-simulator";
    private static final String USER = "User1";

    private final EmbeddedFabric fabric;
    private final Connection connection;

    private EmbeddedNetwork(EmbeddedFabric fabric, Connection connection) {
        this.fabric = fabric;
        this.connection = connection;
    }

    /** Starts it on the ports it had before, with the contracts that the function makes from a name and an organisation's clock. */
    public static EmbeddedNetwork start(
            Path directory, NetworkDescription description, BiFunction<String, Clock, ChaincodeBase> contracts)
            throws IOException {
        Path root = directory.toAbsolutePath().normalize();
        Files.createDirectories(root);
        NetworkDescription simulated = simulated(description);
        EmbeddedFabric fabric = builder(root, simulated, contracts).start();
        try {
            Connection connection = connection(root, simulated, fabric);
            connection.write(root.resolve(ProvincialNetwork.CONNECTION));
            return new EmbeddedNetwork(fabric, connection);
        } catch (IOException | RuntimeException e) {
            fabric.close();
            throw e;
        }
    }

    /** One process holds every key, so nothing in it may carry a real name. */
    static NetworkDescription simulated(NetworkDescription real) {
        List<Organisation> organisations = real.organisations().stream()
                .map(o -> new Organisation(simulated(o.mspId()), o.name(), o.domain(), 1))
                .toList();
        List<Namespace> namespaces = real.namespaces().stream()
                .map(n -> new Namespace(n.name(), simulatedPolicy(n.policy(), real)))
                .toList();
        return new NetworkDescription(
                real.format(),
                real.channel() + CHANNEL_SUFFIX,
                real.batch(),
                real.limits(),
                real.orderers(),
                organisations,
                namespaces);
    }

    private static String simulated(String mspId) {
        return mspId.replaceFirst("MSP$", "SimMSP");
    }

    private static String simulatedPolicy(String policy, NetworkDescription real) {
        String simulated = policy;
        for (Organisation organisation : real.organisations()) {
            simulated =
                    simulated.replace("'" + organisation.mspId() + ".", "'" + simulated(organisation.mspId()) + ".");
        }
        return simulated;
    }

    private static EmbeddedFabricBuilder builder(
            Path root, NetworkDescription description, BiFunction<String, Clock, ChaincodeBase> contracts)
            throws IOException {
        Ports ports =
                Ports.of(root.resolve("ports"), description.organisations().size());
        EmbeddedFabricBuilder builder = EmbeddedFabric.builder()
                .channel(description.channel())
                .dataDirectory(root.resolve("fabric"))
                .timeWindow(Duration.ofSeconds(description.limits().timeWindowSeconds()))
                .concurrencyLimit(description.limits().gatewayConcurrency())
                .batchTimeout(Duration.ofMillis(description.batch().timeoutMillis()))
                .maxMessageCount(description.batch().maxMessages())
                .preferredMaxBytes(description.batch().preferredBytes())
                .absoluteMaxBytes(description.batch().absoluteBytes())
                .tls(Tls.SERVER);
        for (Organisation organisation : description.organisations()) {
            builder.organisation(organisation.mspId());
            builder.listen(organisation.mspId(), ports.getAsInt());
        }
        for (Namespace namespace : description.namespaces()) {
            builder.chaincode(namespace.name(), clock -> contracts.apply(namespace.name(), clock), namespace.policy());
        }
        return builder;
    }

    private static Connection connection(Path root, NetworkDescription description, EmbeddedFabric fabric)
            throws IOException {
        List<Connection.Gateway> gateways = new ArrayList<>();
        Map<String, Connection.Client> clients = new LinkedHashMap<>();
        List<Connection.Member> members = new ArrayList<>();
        for (Organisation organisation : description.organisations()) {
            String id = organisation.mspId();
            String certificate =
                    Objects.requireNonNull(fabric.rootCertificates().get(id));
            gateways.add(new Connection.Gateway(id, fabric.address(id), "localhost", certificate));
            clients.put(id, client(root, fabric.organisation(id).client(USER)));
            members.add(new Connection.Member(id, organisation.name(), List.of(certificate)));
        }
        String own = gateways.get(0).mspId();
        return new Connection(
                Connection.FORMAT,
                Connection.Kind.embedded,
                fabric.channelName(),
                "embedded",
                own,
                Objects.requireNonNull(clients.get(own)),
                gateways,
                clients,
                members,
                description.policies());
    }

    private static Connection.Client client(Path root, ClientIdentity identity) throws IOException {
        Path directory = root.resolve("clients").resolve(identity.mspId());
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path certificate = directory.resolve("certificate.pem");
        Path key = directory.resolve("key.pem");
        whole(certificate, identity.certificatePem());
        whole(key, identity.privateKeyPem());
        return new Connection.Client(identity.mspId(), certificate.toString(), key.toString());
    }

    /** Clients of the network that was there before may be reading the same file now. */
    private static void whole(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "draft", ".pem");
        Files.writeString(draft, text, StandardCharsets.US_ASCII);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public Connection connection() {
        return connection;
    }

    /** The simulator itself, for faults and clocks. */
    public EmbeddedFabric fabric() {
        return fabric;
    }

    @Override
    public void close() {
        fabric.close();
    }
}
