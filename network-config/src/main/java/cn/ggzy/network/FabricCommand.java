package cn.ggzy.network;

import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.local.ChaincodeLauncher;
import cn.ggzy.network.local.EmbeddedProcess;
import cn.ggzy.network.local.MissingPrograms;
import cn.ggzy.network.local.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `scripts/fabric`: starts, stops and shows the network of a directory. */
@Command(
        name = "scripts/fabric",
        description = "The provincial Fabric network on this machine.",
        mixinStandardHelpOptions = true)
final class FabricCommand {

    private static final int STOPPED = 3;

    @Option(
            names = "--dir",
            required = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Where the network lives.")
    private Path directory = Path.of("data/fabric");

    @Option(names = "--description", scope = CommandLine.ScopeType.INHERIT, description = "Another network.json.")
    private @Nullable Path description;

    @Option(names = "--service", scope = CommandLine.ScopeType.INHERIT, description = "The contracts' jar.")
    private Path service = Path.of("chaincode/target/chaincode-service.jar");

    @Option(names = "--embedded", scope = CommandLine.ScopeType.INHERIT, description = "The simulator in one process.")
    private boolean embedded;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FabricCommand())
                .setExecutionExceptionHandler(FabricCommand::explain)
                .execute(arguments));
    }

    /** What is missing is said in one line; anything else is a defect and shows where it happened. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof MissingPrograms) {
            command.getErr().println("The real Fabric network cannot start: " + e.getMessage());
            return 2;
        }
        e.printStackTrace(command.getErr());
        return 1;
    }

    @Command(description = "Start it; the first time also make keys, channel and contracts.")
    int start() throws IOException {
        Files.createDirectories(directory);
        if (embedded) {
            simulator().start(System.getProperty("java.class.path"), EmbeddedMain.class.getName());
            System.out.println("SIMULATOR: one process holds every key, nothing on this ledger is evidence");
        } else {
            network().start();
        }
        Path file =
                directory.resolve(ProvincialNetwork.CONNECTION).toAbsolutePath().normalize();
        describe(Connection.read(file));
        System.out.println("connection " + file);
        return 0;
    }

    private static void describe(Connection connection) {
        System.out.println("fabric     " + connection.fabric() + ", channel " + connection.channel());
        for (Connection.Gateway gateway : connection.gateways()) {
            System.out.println(
                    "gateway    " + gateway.mspId() + " " + gateway.address() + " (" + gateway.authority() + ")");
        }
        connection.policies().forEach((name, policy) -> System.out.println("contract   " + name + " " + policy));
    }

    @Command(description = "Stop it; the data stays.")
    int stop() throws IOException {
        if (embedded) {
            simulator().stop();
        } else if (Files.exists(directory)) {
            network().close();
        }
        return 0;
    }

    @Command(description = "Which processes run; exit code 3 when not all do.")
    int status() throws IOException {
        if (!Files.exists(directory)) {
            System.out.println("no network in " + directory);
            return STOPPED;
        }
        Map<String, Optional<Long>> status = embedded
                ? Map.of("embedded-fabric", simulator().pid())
                : network().status();
        status.forEach((name, pid) ->
                System.out.println(name + " " + pid.map(p -> "pid " + p).orElse("stopped")));
        return status.values().stream().allMatch(Optional::isPresent) ? 0 : STOPPED;
    }

    @Command(description = "Shell settings with which `peer` acts as the trading centre's administrator.")
    int env() throws IOException {
        network().administration().forEach((name, value) -> System.out.println("export " + name + "='" + value + "'"));
        return 0;
    }

    @Command(name = "compose-generate", description = "Write keys and configuration for compose.yaml.")
    int composeGenerate() throws IOException {
        new ContainerNetwork(directory, wanted()).generate(Programs.onPath());
        return 0;
    }

    @Command(name = "compose-deploy", description = "Join the channel and deploy the contracts in running containers.")
    int composeDeploy() throws IOException {
        new ContainerNetwork(directory, wanted()).deploy(Programs.onPath());
        return 0;
    }

    private NetworkDescription wanted() throws IOException {
        return description == null ? NetworkDescription.provincial() : NetworkDescription.read(description);
    }

    private EmbeddedProcess simulator() {
        return new EmbeddedProcess(directory);
    }

    private ProvincialNetwork network() throws IOException {
        return ProvincialNetwork.in(directory, wanted(), ChaincodeLauncher.ofJar(service));
    }
}
