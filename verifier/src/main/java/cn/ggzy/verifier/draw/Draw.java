package cn.ggzy.verifier.draw;

import cn.ggzy.verifier.report.Check;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Report;
import java.nio.file.Path;
import java.util.List;

/** `verify draw`: replays PRTP-DRAW-1, level 1, from the transcript alone. */
public final class Draw {
    private static final List<Check<Transcript>> CHECKS = List.of(
            new Check<>("draw.form", FormCheck::examine),
            new Check<>("draw.pool", PoolCheck::examine),
            new Check<>("draw.dealings", DealingsCheck::examine),
            new Check<>("draw.seed-and-order", OrderCheck::examine),
            new Check<>("draw.selection", SelectionCheck::examine),
            new Check<>("draw.opened", OpenedCheck::examine),
            new Check<>("draw.acts", ActsCheck::examine));

    private Draw() {}

    public static Report verify(Path file) {
        return verify(file.getFileName().toString(), Json.file(file));
    }

    public static Report verify(String name, Json transcript) {
        return Report.of("draw", name, new Transcript(transcript), CHECKS);
    }
}
