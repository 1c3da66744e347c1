package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.order.BatchSize;
import cn.ggzy.fabric.embedded.policy.PolicyText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.CollectionConfigPackage;
import org.jspecify.annotations.Nullable;

/** Describes a network before it starts. */
public final class EmbeddedFabricBuilder {
    final Map<String, Clock> organisations = new LinkedHashMap<>();
    final Map<String, ChaincodeFactory> factories = new LinkedHashMap<>();
    final Map<String, ChaincodeDefinition> definitions = new LinkedHashMap<>();
    final Map<String, Integer> ports = new LinkedHashMap<>();
    String channel = "simulator";

    @Nullable
    Path dataDirectory;

    Tls tls = Tls.OFF;
    Duration timeWindow = Duration.ofMinutes(15);
    int concurrencyLimit = 500;
    private Duration batchTimeout = Duration.ofMillis(20);
    private int maxMessageCount = 500;
    private int preferredMaxBytes = 2 * 1024 * 1024;
    private int absoluteMaxBytes = 10 * 1024 * 1024;
    private @Nullable Integer firstPort;

    EmbeddedFabricBuilder() {}

    public EmbeddedFabricBuilder channel(String name) {
        channel = name;
        return this;
    }

    /** Where keys and blocks are kept; without it they are gone with the process. */
    public EmbeddedFabricBuilder dataDirectory(Path directory) {
        dataDirectory = directory;
        return this;
    }

    public EmbeddedFabricBuilder organisation(String mspId) {
        return organisation(mspId, ClockConfiguration.SYSTEM);
    }

    /** An organisation with a clock of its own. */
    public EmbeddedFabricBuilder organisation(String mspId, Clock clock) {
        organisations.put(mspId, clock);
        return this;
    }

    /** A chaincode under the channel's own endorsement policy, a majority of the organisations. */
    public EmbeddedFabricBuilder chaincode(String name, ChaincodeFactory factory) {
        return chaincode(
                name,
                factory,
                ApplicationPolicy.newBuilder()
                        .setChannelConfigPolicyReference("/Channel/Application/Endorsement")
                        .build(),
                List.of());
    }

    /** A chaincode with its endorsement policy in Fabric's text form, and its private collections. */
    public EmbeddedFabricBuilder chaincode(
            String name, ChaincodeFactory factory, String policy, PrivateCollection... collections) {
        return chaincode(
                name,
                factory,
                ApplicationPolicy.newBuilder()
                        .setSignaturePolicy(PolicyText.parse(policy))
                        .build(),
                List.of(collections));
    }

    private EmbeddedFabricBuilder chaincode(
            String name, ChaincodeFactory factory, ApplicationPolicy policy, List<PrivateCollection> collections) {
        CollectionConfigPackage.Builder config = CollectionConfigPackage.newBuilder();
        collections.forEach(collection -> config.addConfig(collection.toProto()));
        factories.put(name, factory);
        definitions.put(name, new ChaincodeDefinition(name, "1.0", 1, policy, config.build()));
        return this;
    }

    /** How long the orderer waits for more before it makes a block. */
    public EmbeddedFabricBuilder batchTimeout(Duration timeout) {
        batchTimeout = timeout;
        return this;
    }

    public EmbeddedFabricBuilder maxMessageCount(int count) {
        maxMessageCount = count;
        return this;
    }

    /** How many octets of envelopes make a block full; one that is larger gets a block of its own. */
    public EmbeddedFabricBuilder preferredMaxBytes(int bytes) {
        preferredMaxBytes = bytes;
        return this;
    }

    /** How many octets an envelope may have at most; the orderer takes none that has more. */
    public EmbeddedFabricBuilder absoluteMaxBytes(int bytes) {
        absoluteMaxBytes = bytes;
        return this;
    }

    /** How far a proposal's time may be from a peer's clock (Fabric: {@code peer.authentication.timewindow}). */
    public EmbeddedFabricBuilder timeWindow(Duration window) {
        timeWindow = window;
        return this;
    }

    /** Calls at one time per gateway (Fabric: {@code peer.limits.concurrency.gatewayService}); those who wait count. */
    public EmbeddedFabricBuilder concurrencyLimit(int calls) {
        concurrencyLimit = calls;
        return this;
    }

    /** Listens on the loopback address for the gateway of the first organisation; port 0 takes a free one. */
    public EmbeddedFabricBuilder listen(int port) {
        firstPort = port;
        return this;
    }

    public EmbeddedFabricBuilder listen(String mspId, int port) {
        ports.put(mspId, port);
        return this;
    }

    public EmbeddedFabricBuilder tls(Tls protection) {
        tls = protection;
        return this;
    }

    BatchSize batchSize() {
        return new BatchSize(maxMessageCount, preferredMaxBytes, absoluteMaxBytes, batchTimeout);
    }

    public EmbeddedFabric start() {
        if (organisations.isEmpty()) {
            throw new IllegalStateException("a network has at least one organisation");
        }
        if (firstPort != null) {
            ports.put(organisations.keySet().iterator().next(), firstPort);
        }
        return EmbeddedFabric.start(this);
    }
}
