package cn.ggzy.verifier.draw;

import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Notes;
import java.util.Map;
import java.util.Set;

/** The file has the members of ggzy-draw/1 and no others: what nobody reads, nobody has checked. */
final class FormCheck {
    private static final Set<String> DECISION = Set.of("index", "verdict");
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "parties", Set.of("party", "commitment", "secret", "uscc", "dealtAt", "revealedAt"),
            "decisions", DECISION,
            "replacements", Set.of("index", "reason", "evidence", "by", "decisions", "committee", "at"),
            "opened", Set.of("index", "expertId", "salt", "path"),
            "acts", Set.of("payload", "signature", "crls"));
    private static final Set<String> TOP = Set.of(
            "format",
            "profile",
            "draw",
            "tender",
            "lot",
            "ruleHash",
            "params",
            "table",
            "leaves",
            "root",
            "n",
            "poolCommit",
            "parties",
            "dealings",
            "beacon",
            "seed",
            "order",
            "decisions",
            "committee",
            "replacements",
            "opened",
            "acts");

    private FormCheck() {}

    static void examine(Transcript transcript, Notes notes) {
        Json file = transcript.file();
        notes.same("format", "ggzy-draw/1", file.text("format"));
        notes.same("profile", "S", file.text("profile"));
        only(file, TOP, notes);
        MEMBERS.forEach((list, names) -> {
            if (file.has(list)) file.list(list).forEach(entry -> only(entry, names, notes));
        });
        transcript
                .replacements()
                .forEach(one -> one.list("decisions").forEach(decision -> only(decision, DECISION, notes)));
        if (file.list("parties").stream().anyMatch(party -> party.has("dealtAt")))
            notes.stated("parties", "organisations and times: verify chain compares them with the chain");
        notes.same("params.n", transcript.n(), transcript.params().n());
        notes.same("table", transcript.n(), transcript.table().size());
        notes.same("leaves", transcript.n(), transcript.leaves().size());
    }

    private static void only(Json object, Set<String> names, Notes notes) {
        object.node()
                .propertyNames()
                .forEach(name -> notes.must(names.contains(name), object.where(), "unknown member \"" + name + "\""));
    }
}
