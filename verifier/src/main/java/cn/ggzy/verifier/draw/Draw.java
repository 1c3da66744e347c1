package cn.ggzy.verifier.draw;

import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.verifier.report.Check;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** `verify draw`: replays PRTP-DRAW-1, level 1, from the transcript alone. */
public final class Draw {
    private static final List<Check<Transcript>> CHECKS = List.of(
            new Check<>("draw.form", FormCheck::examine),
            new Check<>("draw.pool", PoolCheck::examine),
            new Check<>("draw.dealings", DealingsCheck::examine),
            new Check<>("draw.seed-and-order", OrderCheck::examine),
            new Check<>("draw.selection", SelectionCheck::examine),
            new Check<>("draw.opened", OpenedCheck::examine),
            new Check<>("draw.acts", ActsCheck::examine),
            new Check<>("draw.certificates", CertificatesCheck::examine));

    private Draw() {}

    /**
     * What the reader brings along and asks for.
     *
     * @param authorities whose certificates count; without them nobody judges the certificates
     * @param withoutActs whether a transcript may lack the signed acts, which alone bind it to people
     */
    public record Reading(Optional<TrustedList> authorities, boolean withoutActs) {}

    public static Report verify(Path file, Reading reading) {
        return verify(file.getFileName().toString(), Json.file(file), reading);
    }

    /** What does not even say that it is a transcript is unreadable; every other defect is a difference. */
    public static Report verify(String name, Json transcript, Reading reading) {
        transcript.text("format");
        return Report.of("draw", name, new Transcript(transcript, reading), CHECKS);
    }
}
