package cn.ggzy.network.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedded network running as a background process of its own. */
public final class EmbeddedProcess {

    private final Path directory;
    private final Daemon daemon;

    public EmbeddedProcess(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.daemon = new Daemon("embedded-fabric", this.directory);
    }

    /** Starts the main class of a class path with `--dir` and waits for its gateways. */
    public void start(String classPath, String main) throws IOException {
        Path ports = directory.resolve("ports");
        daemon.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath,
                        main,
                        "--dir",
                        directory.toString()),
                Map.of());
        try {
            daemon.awaitFile(directory.resolve("connection.json"));
            for (String port : Files.readAllLines(ports)) {
                daemon.awaitPort(Integer.parseInt(port));
            }
        } catch (IOException | RuntimeException e) {
            daemon.stop();
            throw e;
        }
    }

    public Optional<Long> pid() {
        return daemon.pid();
    }

    public void stop() {
        daemon.stop();
    }

    /** As a power failure would. */
    public void kill() {
        daemon.kill();
    }
}
