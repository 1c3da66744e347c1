package cn.ggzy.verifier;

import cn.ggzy.verifier.draw.Draw;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `verify draw FILE`. */
@Command(
        name = "draw",
        description = "Replays a draw from its transcript (*.draw.json).",
        mixinStandardHelpOptions = true)
final class VerifyDraw implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The transcript.")
    private Path file = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        return output.of(() -> Draw.verify(file));
    }
}
