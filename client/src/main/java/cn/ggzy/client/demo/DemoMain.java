package cn.ggzy.client.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `scripts/demo`: 0 when every step came out as it must. */
@Command(name = "demo", description = "Plays a whole tender through the public API.", mixinStandardHelpOptions = true)
public final class DemoMain implements Callable<Integer> {
    @Option(names = "--url", required = true, description = "The platform.")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--folder", required = true, description = "The tender document and the bid files.")
    private Path folder = Path.of("");

    @Option(names = "--work", required = true, description = "Where stubs, proofs and the chain are kept.")
    private Path work = Path.of("");

    @Option(names = "--verifier", required = true, description = "The verifier's jar.")
    private Path verifier = Path.of("");

    @Option(names = "--export", required = true, description = "The program that exports the chain folder.")
    private Path export = Path.of("");

    @Option(names = "--setting", description = "What the operator knows (practice only).")
    private @Nullable Path setting;

    @Option(names = "--small", description = "Without the large file.")
    private boolean small;

    @Option(names = "--bid-seconds", defaultValue = "60", description = "From publication to the deadline.")
    private int bidSeconds = 60;

    private DemoMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DemoMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(work);
        Optional<Settings.Insider> insider =
                setting == null ? Optional.empty() : Optional.of(Settings.Insider.read(setting));
        Settings settings = new Settings(url, folder, work, verifier, export, small, bidSeconds, insider);
        Story story = new Story(System.out);
        new Play(settings, Clock.systemUTC(), story).all();
        return story.exitCode();
    }
}
