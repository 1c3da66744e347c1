package cn.ggzy.verifier.chain;

import cn.ggzy.chain.judge.CaJudge;
import cn.ggzy.verifier.report.Check;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.trust.Trust;
import java.nio.file.Path;
import java.util.List;

/** `verify chain`: replays everything that the blocks, the log and the transcripts of a folder say. */
public final class Chain {
    private static final List<Check<History>> CHECKS = List.of(
            new Check<>("chain.first-authorities", TrustChecks::authorities),
            new Check<>("chain.headers", BlockChecks::headers),
            new Check<>("chain.transactions-readable", BlockChecks::readable),
            new Check<>("chain.validity-flags", BlockChecks::flags),
            new Check<>("contracts.run-again", ContractChecks::executions),
            new Check<>("bids.before-deadline-and-close", ContractChecks::deadlines),
            new Check<>("bids.openings-judged-again", ContractChecks::openings),
            new Check<>("draws.replayed", DrawChecks::transcripts),
            new Check<>("draws.repeated", DrawChecks::repetitions),
            new Check<>("log.anchors-append-only", LogChecks::anchors),
            new Check<>("log.checkpoint", LogChecks::checkpoint),
            new Check<>("log.tiles", (history, notes) -> history.log().tiles(notes)),
            new Check<>("log.facts", LogChecks::facts));

    private Chain() {}

    /** With the trust file of the folder itself: good enough to look, not to believe. */
    public static Report verify(Path folder) {
        Report report = verify(folder, Trust.file(folder.resolve("trust.json")));
        Check<Path> own = new Check<>("chain.trust-file", TrustChecks::ownFile);
        return report.after(Report.of("chain", folder.toString(), folder, List.of(own)));
    }

    public static Report verify(Path folder, Trust trust) {
        ChainFolder files = ChainFolder.read(folder);
        Replay replay = new Replay(files.blocks(), trust, new CaJudge());
        return Report.of("chain", folder.toString(), new History(files, trust, replay, Log.read(files.log())), CHECKS);
    }
}
