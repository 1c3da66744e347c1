package cn.ggzy.bench.network;

import cn.ggzy.network.EmbeddedNetwork;
import cn.ggzy.network.ProvincialNetwork;
import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.description.Namespace;
import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.local.ChaincodeLauncher;
import java.io.IOException;
import java.nio.file.Path;

/** A network to measure on: the province as it is shipped, and the contract {@code put} under the policy of {@code bid}. */
public interface BenchNetwork extends AutoCloseable {
    /** Name and only function of the contract that only writes. */
    String PUT = "put";

    /** How long the embedded orderer waits before it makes a block. */
    int EMBEDDED_BATCH_MILLIS = 20;

    Path connectionFile();

    @Override
    void close();

    default Connection connection() throws IOException {
        return Connection.read(connectionFile());
    }

    /**
     * The simulator, in this process, reached through the loopback like the real one. Its orderer does not wait for other bodies' votes,
     * so its batches are short: otherwise waiting would be what is measured.
     */
    static BenchNetwork embedded(Path directory) throws IOException {
        NetworkDescription description = description();
        EmbeddedNetwork network = EmbeddedNetwork.start(
                directory,
                description.with(description.batch().withTimeoutMillis(EMBEDDED_BATCH_MILLIS)),
                (namespace, clock) -> PutService.chaincode(namespace, namespace, clock));
        return new BenchNetwork() {
            @Override
            public Path connectionFile() {
                return directory.resolve(ProvincialNetwork.CONNECTION);
            }

            @Override
            public void close() {
                network.close();
            }
        };
    }

    /** Fabric's own programs, found on PATH; the contracts in a process beside each peer. */
    static BenchNetwork real(Path directory) throws IOException {
        ProvincialNetwork network = ProvincialNetwork.start(
                directory,
                description(),
                ChaincodeLauncher.ofMain(System.getProperty("java.class.path"), PutService.class.getName()));
        return new BenchNetwork() {
            @Override
            public Path connectionFile() {
                return network.connectionFile();
            }

            @Override
            public void close() {
                network.close();
            }
        };
    }

    private static NetworkDescription description() {
        NetworkDescription province = NetworkDescription.provincial();
        String policy = province.policies().get("bid");
        if (policy == null) {
            throw new IllegalStateException("the province has no contract for bids");
        }
        return province.with(new Namespace(PUT, policy));
    }
}
