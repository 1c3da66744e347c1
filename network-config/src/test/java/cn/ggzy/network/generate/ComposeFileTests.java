package cn.ggzy.network.generate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.network.description.NetworkDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComposeFileTests {

    /** When this fails after a change of network.json, copy target/compose.yaml over compose.yaml. */
    @Test
    void isTheOneInTheRepository() throws IOException {
        String generated = ComposeFile.of(NetworkDescription.provincial());
        Files.writeString(Path.of("target/compose.yaml"), generated);

        assertThat(generated).isEqualTo(Files.readString(Path.of("compose.yaml")));
    }

    @Test
    void opensPortsOnTheLoopbackOnly() {
        String[] lines = ComposeFile.of(NetworkDescription.provincial()).split("\n");

        assertThat(lines)
                .filteredOn(line -> line.matches(".*- \"?[0-9.:]+\"?"))
                .hasSize(11)
                .allMatch(line -> line.contains("127.0.0.1:"));
    }
}
