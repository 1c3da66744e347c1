package cn.ggzy.network;

import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.generate.Layout;
import cn.ggzy.network.generate.NetworkFiles;
import cn.ggzy.network.generate.Topology;
import cn.ggzy.network.local.Deployment;
import cn.ggzy.network.local.KeyMaterial;
import cn.ggzy.network.local.Programs;
import java.io.IOException;
import java.nio.file.Path;

/** Prepares the files that `compose.yaml` mounts, and deploys into running containers through their published ports. */
final class ContainerNetwork {

    private final Path directory;
    private final NetworkDescription description;
    private final Topology topology;
    private final NetworkFiles files;

    ContainerNetwork(Path directory, NetworkDescription description) {
        this.directory = directory.toAbsolutePath().normalize();
        this.description = description;
        this.topology = Topology.inContainers(description);
        this.files = new NetworkFiles(this.directory, topology, Layout.inContainers());
    }

    void generate(Programs programs) throws IOException {
        KeyMaterial.make(programs, directory, description, files);
    }

    void deploy(Programs programs) {
        Deployment deployment = new Deployment(programs, directory, topology, files);
        deployment.joinChannel();
        deployment.deployContracts();
    }
}
