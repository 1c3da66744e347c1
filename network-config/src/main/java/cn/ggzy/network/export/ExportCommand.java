package cn.ggzy.network.export;

import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.connection.GatewaySession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code scripts/export}: the folder that {@code scripts/verify chain} reads. The log is copied before the chain, so that every anchor it needs is there. */
@Command(
        name = "scripts/export",
        description = "Copies blocks, log, draws and the trust file into a folder.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Runnable {
    @Option(names = "--connection", required = true, description = "connection.json of the network.")
    private Path connection = Path.of("connection.json");

    @Option(names = "--url", required = true, description = "Address of the platform.")
    private String url = "";

    @Parameters(paramLabel = "DIR", description = "The folder; what is there already is kept.")
    private Path folder = Path.of("chain");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ExportCommand()).execute(arguments));
    }

    @Override
    public void run() {
        try {
            Site site = new Site(url);
            Files.createDirectories(folder.resolve("draws"));
            Files.write(folder.resolve("trust.json"), site.get("trust.json"));
            long facts = new LogCopy(site).into(folder.resolve("log"));
            int draws = copyDraws(site);
            System.out.printf("%d blocks, %d facts, %d draws in %s%n", copyBlocks(), facts, draws, folder);
        } catch (IOException e) {
            throw new CommandLine.ExecutionException(new CommandLine(this), "The copy failed: " + e.getMessage(), e);
        }
    }

    private long copyBlocks() throws IOException {
        Connection network = Connection.read(connection);
        try (GatewaySession session = GatewaySession.open(network, network.mspId())) {
            return new Blocks(session).into(folder.resolve("blocks"));
        }
    }

    private int copyDraws(Site site) throws IOException {
        JsonNode draws = JsonMapper.shared().readTree(site.get("draws"));
        for (JsonNode draw : draws) {
            String id = draw.asString();
            Files.write(folder.resolve("draws").resolve(id + ".draw.json"), site.get("draws/" + id + "/transcript"));
        }
        return draws.size();
    }
}
