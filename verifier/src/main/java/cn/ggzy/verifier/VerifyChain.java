package cn.ggzy.verifier;

import cn.ggzy.verifier.chain.Chain;
import cn.ggzy.verifier.trust.Trust;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `verify chain DIR`. */
@Command(name = "chain", description = "Replays a whole chain from its folder.", mixinStandardHelpOptions = true)
final class VerifyChain implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder with blocks/, log/, draws/ and trust.json.")
    private Path folder = Path.of("");

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Whom to trust, from a channel you trust (default: trust.json of the folder).")
    private @Nullable Path trust;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Path given = trust;
        if (given == null) return output.of(() -> Chain.verify(folder));
        return output.of(() -> Chain.verify(folder, Trust.file(given)));
    }
}
