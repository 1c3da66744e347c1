package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.verifier.draw.Draw;
import cn.ggzy.verifier.report.Finding;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Notes;
import cn.ggzy.verifier.report.Outcome;
import cn.ggzy.verifier.report.Report;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every draw on the chain has a transcript that replays and says what the chain says. */
final class DrawChecks {
    private static final List<String> SAME = List.of(
            "tender",
            "lot",
            "ruleHash",
            "params",
            "root",
            "n",
            "table",
            "poolCommit",
            "dealings",
            "beacon",
            "seed",
            "order",
            "decisions",
            "committee");
    private static final List<String> SAME_PARTY =
            List.of("party", "commitment", "secret", "uscc", "dealtAt", "revealedAt");
    private static final Set<String> OPTIONAL = Set.of("uscc", "dealtAt", "revealedAt");
    private static final List<String> SAME_REPLACEMENT =
            List.of("index", "reason", "evidence", "by", "decisions", "committee");

    private DrawChecks() {}

    static void transcripts(History history, Notes notes) {
        Set<String> found = new HashSet<>();
        for (Path file : history.folder().draws()) {
            Json transcript = Json.file(file);
            found.add(transcript.text("draw"));
            replayed(transcript, notes);
            compared(history, transcript, notes);
        }
        for (Members draw : history.records("draw", "draw")) {
            boolean drawn = draw.text("state").equals("DRAWN");
            notes.must(
                    !drawn || found.contains(draw.text("draw")),
                    "draws/",
                    "the transcript of draw " + draw.text("draw") + " is missing");
        }
    }

    private static void replayed(Json transcript, Notes notes) {
        // The acts of a draw on the chain were judged when its transactions were run again.
        Report report = Draw.verify(transcript.where(), transcript, new Draw.Reading(Optional.empty(), true));
        notes.look();
        report.results().stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.outcome() == Outcome.FAILS)
                .map(Finding::toString)
                .forEach(finding -> notes.differs(transcript.where(), finding));
    }

    private static void compared(History history, Json transcript, Notes notes) {
        Optional<Members> record = history.record("draw", Key.of("draw", transcript.text("draw")));
        notes.must(record.isPresent(), transcript.where(), "the chain knows no such draw");
        if (record.isEmpty()) return;
        Members file = CanonicalJson.parse(transcript.toString()).members();
        same(transcript.where(), record.get(), file, SAME, notes);
        lists(transcript.where() + ".parties", record.get(), file, "parties", SAME_PARTY, notes);
        lists(transcript.where() + ".replacements", record.get(), file, "replacements", SAME_REPLACEMENT, notes);
    }

    private static void lists(
            String where, Members record, Members file, String list, List<String> names, Notes notes) {
        List<Members> chain = record.has(list) ? record.objects(list) : List.of();
        List<Members> told = file.objects(list);
        notes.same(where, chain.size(), told.size());
        for (int i = 0; i < Math.min(chain.size(), told.size()); i++) {
            same(where + "[" + i + "]", chain.get(i), told.get(i), names, notes);
        }
    }

    private static void same(String where, Members chain, Members told, List<String> names, Notes notes) {
        for (String name : names) {
            if (chain.has(name) && (told.has(name) || !OPTIONAL.contains(name)))
                notes.same(where + "." + name, chain.json(name), told.json(name));
        }
    }

    /** A second draw of a lot needs a void one before it and a cause; the contract said so, the count is told here. */
    static void repetitions(History history, Notes notes) {
        for (Members draw : history.records("draw", "draw")) {
            notes.look();
            if (draw.text("state").equals("VOID"))
                notes.stated(
                        "draw " + draw.text("draw"),
                        "was declared void: " + draw.object("voided").text("cause"));
            if (draw.has("cause"))
                notes.stated("draw " + draw.text("draw"), "repeats a void one: " + draw.text("cause"));
        }
    }
}
