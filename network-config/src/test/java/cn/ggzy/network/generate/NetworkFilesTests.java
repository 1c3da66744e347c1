package cn.ggzy.network.generate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.description.Organisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFilesTests {

    @TempDir
    Path directory;

    @Test
    void writesTheTightTimeWindowIntoEveryPeer() throws IOException {
        NetworkFiles files = written(NetworkDescription.provincial());

        for (String peer : List.of("peer0.jyzx.ggzy.province", "peer0.fgw.ggzy.province", "peer0.sjt.ggzy.province")) {
            assertThat(Files.readString(files.node(peer).resolve("core.yaml")))
                    .contains("timewindow: \"15s\"")
                    .contains("gatewayService: 20000")
                    .contains("name: TimeWindowCheck");
        }
    }

    @Test
    void asksForByzantineOrderingByFourBodies() throws IOException {
        String channel =
                Files.readString(written(NetworkDescription.provincial()).channelConfig());

        assertThat(channel).contains("OrdererType: BFT").contains("BatchTimeout: \"200ms\"");
        assertThat(channel.split("MSPID:", -1)).hasSize(5);
    }

    @Test
    void givesAnOrganisationAsManyPeersAsItWants() throws IOException {
        NetworkDescription one = NetworkDescription.provincial();
        List<Organisation> two = one.organisations().stream()
                .map(o -> new Organisation(o.mspId(), o.name(), o.domain(), 2))
                .toList();
        NetworkFiles files = written(new NetworkDescription(
                one.format(), one.channel(), one.batch(), one.limits(), one.orderers(), two, one.namespaces()));

        assertThat(files.node("peer1.sjt.ggzy.province").resolve("core.yaml")).exists();
    }

    private NetworkFiles written(NetworkDescription description) throws IOException {
        AtomicInteger ports = new AtomicInteger(20_000);
        Topology topology = Topology.onThisMachine(description, ports::getAndIncrement);
        NetworkFiles files =
                new NetworkFiles(directory, topology, Layout.onThisMachine(directory, Path.of("/builder")));
        files.writeConfiguration();
        return files;
    }
}
