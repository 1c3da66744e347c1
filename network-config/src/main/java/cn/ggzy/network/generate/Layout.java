package cn.ggzy.network.generate;

import java.nio.file.Path;

/** Where a running node finds things: its directory on this machine, or the mounts inside its container. */
public record Layout(Path root, Path dataRoot, Path ccaasBuilder, String bind) {

    /** Everything under one directory, reachable from this machine only. */
    public static Layout onThisMachine(Path directory, Path ccaasBuilder) {
        return new Layout(directory, directory.resolve("data"), ccaasBuilder, "127.0.0.1");
    }

    /** The mounts of `compose.yaml`; the builder is where the official peer image has it. */
    public static Layout inContainers() {
        Path builder = Path.of("/opt/hyperledger/ccaas_builder");
        return new Layout(Path.of("/network"), Path.of("/var/hyperledger/production"), builder, "0.0.0.0");
    }

    Path crypto(Path relative) {
        return root.resolve(relative);
    }

    Path data(String node) {
        return dataRoot.resolve(node);
    }
}
