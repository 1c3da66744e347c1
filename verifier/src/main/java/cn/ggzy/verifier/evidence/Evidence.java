package cn.ggzy.verifier.evidence;

import cn.ggzy.verifier.report.Check;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.trust.Trust;
import java.nio.file.Path;
import java.util.List;

/** `verify evidence`: a fact is in a log that the trusted organisations have anchored. */
public final class Evidence {
    private static final List<Check<Bundle>> CHECKS = List.of(
            new Check<>("evidence.form", EvidenceChecks::form),
            new Check<>("evidence.fact", EvidenceChecks::fact),
            new Check<>("evidence.inclusion", EvidenceChecks::inclusion),
            new Check<>("evidence.checkpoint-signatures", EvidenceChecks::signatures),
            new Check<>("evidence.anchor", EvidenceChecks::anchor),
            new Check<>("evidence.endorsed-answer", EvidenceChecks::answer),
            new Check<>("evidence.endorsements", EvidenceChecks::endorsements));

    private Evidence() {}

    public static Report verify(Path file, Trust trust) {
        return verify(file.getFileName().toString(), Json.file(file), trust);
    }

    /** What does not even say that it is a proof is unreadable; every other defect is a difference. */
    public static Report verify(String name, Json bundle, Trust trust) {
        bundle.text("format");
        return Report.of("evidence", name, new Bundle(bundle, trust), CHECKS);
    }
}
