package cn.ggzy.verifier;

import cn.ggzy.verifier.evidence.Evidence;
import cn.ggzy.verifier.trust.Trust;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `verify evidence FILE`. */
@Command(name = "evidence", description = "Checks a proof bundle (*.proof.json).", mixinStandardHelpOptions = true)
final class VerifyEvidence implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The proof bundle.")
    private Path file = Path.of("");

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            defaultValue = "trust.json",
            description = "Whom to trust, from a channel you trust (default: ${DEFAULT-VALUE}).")
    private Path trust = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        return output.of(() -> Evidence.verify(file, Trust.file(trust)));
    }
}
