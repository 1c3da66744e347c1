package cn.ggzy.network.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTests {

    @TempDir
    Path directory;

    @Test
    void namesEveryMissingProgramInOneLine() {
        assertThatThrownBy(() -> Programs.on(directory.toString()))
                .isInstanceOf(MissingPrograms.class)
                .hasMessage(
                        "not on PATH: peer, orderer, osnadmin, configtxgen, cryptogen, the ccaas builder (builders/ccaas beside peer)");
    }

    @Test
    void findsTheBuilderBesidePeer() throws IOException {
        for (String name : new String[] {"peer", "orderer", "osnadmin", "configtxgen"}) {
            program(directory.resolve("bin").resolve(name));
        }
        program(directory.resolve("builders/ccaas/bin/detect"));

        assertThatThrownBy(() -> Programs.on(directory.resolve("bin").toString()))
                .hasMessage("not on PATH: cryptogen");
    }

    private static void program(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file).toFile().setExecutable(true);
    }
}
