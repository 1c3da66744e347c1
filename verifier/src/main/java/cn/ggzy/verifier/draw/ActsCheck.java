package cn.ggzy.verifier.draw;

import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Notes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People signed what the transcript says of them: the pool, every dealing, every secret, every replacement. */
final class ActsCheck {
    private final Transcript transcript;
    private final Notes notes;
    private final Map<String, Hash> hands = new HashMap<>();

    private ActsCheck(Transcript transcript, Notes notes) {
        this.transcript = transcript;
        this.notes = notes;
    }

    static void examine(Transcript transcript, Notes notes) {
        if (transcript.acts().isEmpty()) {
            String unbound = "the file has no signed acts that bind them";
            if (transcript.reading().withoutActs()) notes.unchecked("tender, lot, table", unbound);
            else notes.differs("tender, lot, table", unbound + "; --without-acts accepts that");
            return;
        }
        new ActsCheck(transcript, notes).all();
    }

    private void all() {
        Map<String, List<Members>> bodies = bodies();
        pool(of(bodies, TransactionName.DRAW_FREEZE_POOL));
        parties(of(bodies, TransactionName.DRAW_DEAL), "commitment");
        parties(of(bodies, TransactionName.DRAW_REVEAL), "secret");
        replacements(of(bodies, TransactionName.DRAW_REPLACE));
    }

    /** The bodies of the acts whose signatures hold, by the name of the act. */
    private Map<String, List<Members>> bodies() {
        Map<String, List<Members>> bodies = new HashMap<>();
        for (Json json : transcript.acts()) {
            SignedAct act = SignedAct.parse(CanonicalJson.parse(json.toString()).members());
            notes.must(signed(act), json.where(), "the signature does not hold");
            Members body = act.payload().body().members();
            notes.same(json.where() + ".payload.body.draw", transcript.draw(), body.text("draw"));
            bodies.computeIfAbsent(act.payload().act(), name -> new ArrayList<>())
                    .add(body);
            sameHand(json, act, body);
        }
        return bodies;
    }

    static boolean signed(SignedAct act) {
        SignedAct.Signature signature = act.signature();
        return RawSignatures.verify(
                signature.algorithm().text(),
                signature.certificate(),
                act.payload().bytes(),
                signature.value());
    }

    /** Who dealt for a party is the one who revealed for it. */
    private void sameHand(Json json, SignedAct act, Members body) {
        if (!body.has("party")) return;
        Hash certificate = Hash.of(act.signature().certificate());
        Hash before = hands.putIfAbsent(body.text("party"), certificate);
        notes.must(
                before == null || before.equals(certificate),
                json.where(),
                "another certificate than the one that dealt for " + body.text("party"));
    }

    private static List<Members> of(Map<String, List<Members>> bodies, TransactionName name) {
        return bodies.getOrDefault(name.act(), List.of());
    }

    private void pool(List<Members> acts) {
        notes.same("acts", 1, acts.size());
        if (acts.isEmpty()) return;
        Members pool = acts.get(0);
        for (String name : List.of("tender", "lot", "ruleHash", "root", "poolCommit")) {
            notes.same(name, pool.text(name), transcript.file().text(name));
        }
        notes.same("n", pool.number("n"), (long) transcript.n());
        notes.same("table", pool.hash("tableDigest"), transcript.tableDigest());
    }

    private void parties(List<Members> acts, String value) {
        Map<String, Hash> signed = new HashMap<>();
        acts.forEach(act -> notes.must(
                signed.put(act.text("party"), act.hash(value)) == null, "acts", act.text("party") + " signed twice"));
        notes.same("parties." + value, signed, Map.copyOf(transcript.parties(value)));
    }

    private void replacements(List<Members> acts) {
        List<Json> replacements = transcript.replacements();
        notes.same("replacements", acts.size(), replacements.size());
        for (int i = 0; i < Math.min(acts.size(), replacements.size()); i++) {
            Json replacement = replacements.get(i);
            notes.same(replacement.where() + ".index", acts.get(i).number("index"), replacement.number("index"));
            notes.same(replacement.where() + ".reason", acts.get(i).text("reason"), replacement.text("reason"));
            notes.same(replacement.where() + ".evidence", acts.get(i).text("evidence"), replacement.text("evidence"));
        }
    }
}
