package cn.ggzy.verifier;

import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.verifier.draw.Draw;
import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.trust.Trust;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `verify draw FILE`. */
@Command(
        name = "draw",
        description = "Replays a draw from its transcript (*.draw.json).",
        mixinStandardHelpOptions = true)
final class VerifyDraw implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The transcript.")
    private Path file = Path.of("");

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Whom to trust, from a channel you trust: its caTrustList judges the certificates.")
    private @Nullable Path trust;

    @Option(
            names = "--without-acts",
            description = "Accepts a transcript without signed acts, which nobody is bound by.")
    private boolean withoutActs;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        return output.of(() -> Draw.verify(file, new Draw.Reading(authorities(), withoutActs)));
    }

    private Optional<TrustedList> authorities() {
        Path given = trust;
        if (given == null) return Optional.empty();
        Optional<TrustedList> authorities = Trust.file(given).authorities();
        if (authorities.isEmpty()) throw new Unreadable(given.toString(), "has no \"caTrustList\"");
        return authorities;
    }
}
