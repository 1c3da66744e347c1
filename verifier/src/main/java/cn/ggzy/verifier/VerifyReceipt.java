package cn.ggzy.verifier;

import cn.ggzy.verifier.receipt.Receipt;
import cn.ggzy.verifier.trust.Trust;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `verify receipt FILE`. */
@Command(name = "receipt", description = "Checks the receipt of a bid.", mixinStandardHelpOptions = true)
final class VerifyReceipt implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The receipt.")
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
        return output.of(() -> Receipt.verify(file, Trust.file(trust)));
    }
}
