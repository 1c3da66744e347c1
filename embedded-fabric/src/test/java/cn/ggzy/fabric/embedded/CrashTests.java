package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.fabric.embedded.ledger.DamagedLedger;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTests {
    private static final int KILLS = 3;
    private static final int SUBMITS = 60;

    @TempDir
    private Path directory;

    @Test
    void keepsWhatItHasReportedWhenItIsKilled() throws Exception {
        List<String> reported = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            reported.addAll(writeUntilKilled("run" + kill, SUBMITS + 17 * kill));
        }

        try (EmbeddedFabric fabric = WriterMain.network(directory);
                Gateway gateway = gateway(fabric)) {
            Contract notes = gateway.getNetwork("crash-simulator").getContract("notes");
            assertThat(reported).hasSizeGreaterThanOrEqualTo(KILLS * SUBMITS);
            for (String key : reported) {
                assertThat(Clients.evaluate(notes, "get", key)).isEqualTo("value of " + key);
                assertThat(Clients.evaluate(notes, "history", key)).isEqualTo("value of " + key);
            }
            assertThat(Clients.text(notes.submitTransaction("put", "after", "all")))
                    .isEqualTo("all");
        }
    }

    private List<String> writeUntilKilled(String run, int submits) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterMain.class.getName(),
                        directory.toString(),
                        run)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> reported = new ArrayList<>();
        try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("VALID ")) {
                    reported.add(line.substring("VALID ".length()));
                }
                if (reported.size() == submits) {
                    assertThat(writer.toHandle().destroyForcibly()).isTrue();
                }
            }
        }
        assertThat(writer.waitFor()).isNotZero();
        return reported;
    }

    private static Gateway gateway(EmbeddedFabric fabric) {
        return Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel());
    }

    @Test
    void cutsOffWhatIsHalfWritten() throws Exception {
        Path file = twoBlocksMore();
        long whole = Files.size(file);
        truncate(file, whole - 7);

        try (EmbeddedFabric fabric = WriterMain.network(directory);
                Gateway gateway = gateway(fabric)) {
            Contract notes = gateway.getNetwork("crash-simulator").getContract("notes");
            assertThat(Clients.evaluate(notes, "get", "first")).isEqualTo("1");
            assertThat(Clients.evaluate(notes, "get", "second")).isEmpty();
        }
    }

    @Test
    void doesNotOpenADamagedFile() throws Exception {
        Path file = twoBlocksMore();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {0x55}), 200);
        }

        assertThatThrownBy(() -> WriterMain.network(directory)).isInstanceOf(DamagedLedger.class);
    }

    private Path twoBlocksMore() throws Exception {
        try (EmbeddedFabric fabric = WriterMain.network(directory);
                Gateway gateway = gateway(fabric)) {
            Contract notes = gateway.getNetwork("crash-simulator").getContract("notes");
            notes.submitTransaction("put", "first", "1");
            notes.submitTransaction("put", "second", "2");
            return fabric.blockFile();
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    @Test
    void doesNotShareItsDataDirectory() {
        try (EmbeddedFabric fabric = WriterMain.network(directory)) {
            assertThat(fabric.status()).contains("crash-simulator");
            assertThatThrownBy(() -> WriterMain.network(directory)).hasMessageContaining("another simulator uses");
        }
    }

    @Test
    void doesNotOpenTheLedgerOfAnotherNetwork() {
        WriterMain.network(directory).close();

        assertThatThrownBy(() -> EmbeddedFabric.builder()
                        .channel("crash-simulator")
                        .dataDirectory(directory)
                        .organisation("AMSP")
                        .organisation("CMSP")
                        .start())
                .hasMessageContaining("belongs to another network");
    }

    @Test
    void recordsAChangedPolicyAsAnUpgrade() {
        WriterMain.network(directory).close();
        long before;
        try (EmbeddedFabric fabric = WriterMain.network(directory)) {
            before = fabric.height();
        }

        try (EmbeddedFabric fabric = EmbeddedFabric.builder()
                .channel("crash-simulator")
                .dataDirectory(directory)
                .organisation("AMSP")
                .organisation("BMSP")
                .chaincode("notes", Notes::new, "OR('AMSP.peer','BMSP.peer')")
                .start()) {
            assertThat(before).isEqualTo(2);
            assertThat(fabric.height()).isEqualTo(3);
        }
    }
}
