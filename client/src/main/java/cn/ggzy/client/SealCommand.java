package cn.ggzy.client;

import cn.ggzy.client.bid.Sealing;
import cn.ggzy.client.bid.Stub;
import cn.ggzy.client.key.KeyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `seal`: offline. */
@Command(name = "seal", description = "Seals a bid file; no network.", mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {
    @Option(names = "--key", required = true)
    private Path key = Path.of("");

    @Option(names = "--tender", required = true)
    private String tender = "";

    @Option(names = "--lot", required = true)
    private String lot = "";

    @Option(names = "--figure", description = "name=value: price in fen, duration in days …")
    private Map<String, String> figures = Map.of();

    @Option(names = "--out", description = "The sealed file (default: FILE.sealed).")
    private @Nullable Path out;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path sealed = out == null ? file.resolveSibling(file.getFileName() + ".sealed") : out;
        Path stubFile = sealed.resolveSibling(sealed.getFileName() + ".stub.json");
        Stub stub = new Sealing(new SecureRandom())
                .seal(new Sealing.Request(tender, lot, file, figures), KeyFile.read(key), sealed);
        stub.write(stubFile);
        spec.commandLine()
                .getOut()
                .println(sealed + "\n" + stubFile + "  (keep it: without it the bid cannot be opened)");
        return 0;
    }
}
