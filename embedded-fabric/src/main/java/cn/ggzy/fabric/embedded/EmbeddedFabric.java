package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.crypto.Pem;
import cn.ggzy.fabric.embedded.faults.Faults;
import cn.ggzy.fabric.embedded.msp.Organisation;
import cn.ggzy.fabric.embedded.order.Genesis;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running network: peers of several organisations with gateways, one orderer, one channel, in this JVM. It is a
 * SIMULATOR: one process holds the keys of all organisations, so nothing on its ledger is evidence of anything.
 */
public final class EmbeddedFabric implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFabric.class);

    private final Network network;
    private final Listeners listeners;

    private EmbeddedFabric(Network network, Listeners listeners) {
        this.network = network;
        this.listeners = listeners;
    }

    public static EmbeddedFabricBuilder builder() {
        return new EmbeddedFabricBuilder();
    }

    static EmbeddedFabric start(EmbeddedFabricBuilder builder) {
        Network network = Network.start(builder);
        try {
            Listeners listeners = Listeners.start(builder, network);
            EmbeddedFabric fabric = new EmbeddedFabric(network, listeners);
            try {
                network.deploy(listeners.inProcess(network.first().mspId()));
                LOG.warn("{}", fabric.status());
                return fabric;
            } catch (RuntimeException e) {
                listeners.close();
                throw e;
            }
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** The gateway of the first organisation, in process. */
    public ManagedChannel channel() {
        return channel(network.first().mspId());
    }

    /** The gateway of an organisation's own peer, in process. */
    public ManagedChannel channel(String mspId) {
        return listeners.inProcess(mspId);
    }

    /** Where the first organisation's gateway listens, as {@code 127.0.0.1:port}. */
    public String address() {
        return address(network.first().mspId());
    }

    public String address(String mspId) {
        return listeners.address(mspId);
    }

    public String channelName() {
        return network.channel();
    }

    public NetworkOrganisation organisation(String mspId) {
        return new NetworkOrganisation(network.organisation(mspId), network.members());
    }

    /** The root certificate of each organisation, in PEM. */
    public Map<String, String> rootCertificates() {
        Map<String, String> roots = new LinkedHashMap<>();
        for (Organisation organisation : network.organisations()) {
            roots.put(organisation.mspId(), Pem.of(organisation.root()));
        }
        return roots;
    }

    public Faults faults() {
        return network.faults();
    }

    /** Number of blocks of the channel. */
    public long height() {
        return network.ledger().height();
    }

    /** One line that says what this is, and how far it has come. */
    public String status() {
        List<String> mspIds =
                network.organisations().stream().map(Organisation::mspId).toList();
        return Genesis.MARK + ": embedded Fabric, channel " + network.channel() + ", organisations " + mspIds
                + ", chaincodes "
                + network.definitions().stream().map(ChaincodeDefinition::name).toList() + ", " + height()
                + " blocks, listening on " + listeners.addresses()
                + "; one process holds every key, nothing here is evidence";
    }

    /** The block file: for tests of recovery. */
    public Path blockFile() {
        return network.blockFile();
    }

    @Override
    public void close() {
        listeners.close();
        network.close();
    }
}
