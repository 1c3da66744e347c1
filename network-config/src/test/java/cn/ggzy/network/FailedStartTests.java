package cn.ggzy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.local.ChaincodeLauncher;
import cn.ggzy.network.local.MissingPrograms;
import cn.ggzy.network.local.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedStartTests {

    @TempDir
    Path directory;

    @Test
    void leavesNoProcessBehind() throws Exception {
        Assumptions.assumeTrue(programsAreThere(), "peer is not on PATH");
        ChaincodeLauncher broken = new ChaincodeLauncher(List.of("/bin/false"));

        assertThatThrownBy(() -> ProvincialNetwork.start(directory, NetworkDescription.provincial(), broken))
                .hasMessageContaining("stopped: see");
        assertThat(ProvincialNetwork.in(directory, NetworkDescription.provincial(), broken)
                        .status())
                .hasSize(10)
                .allSatisfy((name, pid) -> assertThat(pid).isEqualTo(Optional.empty()));
    }

    private static boolean programsAreThere() {
        try {
            Programs.onPath();
            return true;
        } catch (MissingPrograms e) {
            return false;
        }
    }
}
