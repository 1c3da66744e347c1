package cn.ggzy.network.tck;

import cn.ggzy.network.ProvincialNetwork;
import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.connection.Readiness;
import cn.ggzy.network.description.Namespace;
import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.local.ChaincodeLauncher;
import cn.ggzy.network.local.EmbeddedProcess;
import java.io.IOException;
import java.nio.file.Path;

/** A network that the suite runs on. */
interface TestNetwork extends AutoCloseable {

    Connection connection() throws IOException;

    /** Kills every process of it, then starts it again on what the disks hold. */
    void crash() throws IOException;

    /** The own certificate and key of a peer of the trading centre. */
    Files peer();

    /** An identity as files. */
    record Files(Path certificate, Path key) {}

    @Override
    void close();

    static NetworkDescription description() {
        return NetworkDescription.provincial()
                .with(new Namespace(TckService.NAMESPACE, "OutOf(2, 'JyzxMSP.peer', 'FgwMSP.peer', 'SjtMSP.peer')"));
    }

    /** In one process nobody has to be waited for; a transaction after the other in the real network's batches would take minutes. */
    static NetworkDescription quickDescription() {
        NetworkDescription description = description();
        return description.with(description.batch().withTimeoutMillis(20));
    }

    static TestNetwork real(Path directory) throws IOException {
        ProvincialNetwork network = ProvincialNetwork.start(
                directory,
                description(),
                ChaincodeLauncher.ofMain(System.getProperty("java.class.path"), TckService.class.getName()));
        return new TestNetwork() {
            @Override
            public Connection connection() throws IOException {
                return network.connection();
            }

            @Override
            public void crash() throws IOException {
                network.killAll();
                network.revive();
            }

            @Override
            public Files peer() {
                Path msp = directory.resolve(
                        "crypto/peerOrganizations/jyzx.ggzy.province/peers/peer0.jyzx.ggzy.province/msp");
                return new Files(
                        msp.resolve("signcerts/peer0.jyzx.ggzy.province-cert.pem"), msp.resolve("keystore/priv_sk"));
            }

            @Override
            public void close() {
                network.close();
            }
        };
    }

    static TestNetwork embedded(Path directory) throws IOException {
        EmbeddedProcess process = new EmbeddedProcess(directory);
        process.start(System.getProperty("java.class.path"), TckEmbedded.class.getName());
        return new TestNetwork() {
            @Override
            public Connection connection() throws IOException {
                return Connection.read(directory.resolve(ProvincialNetwork.CONNECTION));
            }

            @Override
            public void crash() throws IOException {
                process.kill();
                process.start(System.getProperty("java.class.path"), TckEmbedded.class.getName());
                Readiness.await(connection());
            }

            @Override
            public Files peer() {
                Path peer = directory.resolve("fabric/crypto/JyzxSimMSP/peer/peer0");
                return new Files(peer.resolve("cert.pem"), peer.resolve("key.pem"));
            }

            @Override
            public void close() {
                process.stop();
            }
        };
    }
}
