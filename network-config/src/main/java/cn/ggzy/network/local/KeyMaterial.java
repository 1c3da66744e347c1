package cn.ggzy.network.local;

import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.generate.NetworkFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Has cryptogen make the practice keys and configtxgen the channel's first block. */
public final class KeyMaterial {

    private KeyMaterial() {}

    public static void make(Programs programs, Path directory, NetworkDescription description, NetworkFiles files)
            throws IOException {
        files.writeConfiguration();
        Shell.run(
                List.of(
                        programs.program("cryptogen").toString(),
                        "generate",
                        "--config",
                        files.cryptoConfig().toString(),
                        "--output",
                        directory.resolve("crypto").toString()),
                Map.of());
        files.closeKeys();
        files.writeChaincodeSettings();
        Shell.run(
                List.of(
                        programs.program("configtxgen").toString(),
                        "-configPath",
                        directory.toString(),
                        "-profile",
                        NetworkFiles.profile(),
                        "-channelID",
                        description.channel(),
                        "-outputBlock",
                        files.genesis().toString()),
                Map.of("FABRIC_LOGGING_SPEC", "warning"));
    }
}
