package cn.ggzy.network.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTests {

    @TempDir
    Path directory;

    @Test
    void stopsWhatItStarted() throws IOException {
        Daemon daemon = new Daemon("sleeper", directory);
        daemon.start(List.of("sleep", "600"), Map.of());
        ProcessHandle process = ProcessHandle.of(daemon.pid().orElseThrow()).orElseThrow();

        daemon.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(daemon.running()).isFalse();
    }

    @Test
    void leavesAloneAProcessThatGotTheNumberLater() throws IOException {
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            Path pidFile = directory.resolve("run/sleeper.pid");
            Files.createDirectories(pidFile.getParent());
            Files.writeString(pidFile, other.pid() + " 2001-01-01T00:00:00Z");

            new Daemon("sleeper", directory).stop();

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void saysAtOnceThatAProcessDiedInsteadOfListening() throws IOException {
        Daemon daemon = new Daemon("failing", directory);
        daemon.start(List.of("false"), Map.of());

        assertThatThrownBy(() -> daemon.awaitPort(1)).hasMessageContaining("failing stopped");
    }
}
