package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The public transcript of a draw as it grows on chain. */
record DrawRecord(CanonicalJson json) {
    static final String POOLED = "POOLED";
    static final String COMMITTED = "COMMITTED";
    static final String FROZEN = "FROZEN";
    static final String SEEDED = "SEEDED";
    static final String DRAWN = "DRAWN";
    static final String VOID = "VOID";

    static Optional<DrawRecord> seek(String draw, Ledger ledger) {
        return ledger.get(key(draw)).map(DrawRecord::new);
    }

    static DrawRecord find(String draw, Ledger ledger) {
        return seek(draw, ledger).orElseThrow(() -> new Refusal(RefusalCode.DRAW_UNKNOWN));
    }

    CanonicalJson save(Ledger ledger) {
        ledger.put(key(id()), json);
        return json;
    }

    DrawRecord with(String name, Object value) {
        return new DrawRecord(json.with(name, value));
    }

    Members members() {
        return json.members();
    }

    String id() {
        return members().text("draw");
    }

    String state() {
        return members().text("state");
    }

    Hash poolCommit() {
        return members().hash("poolCommit");
    }

    DrawParams params() {
        return DrawParams.parse(members().text("params"));
    }

    /** Where the draw must stand; the refusal names where it stands. */
    void require(RefusalCode code, String... states) {
        if (!List.of(states).contains(state())) {
            throw new Refusal(code, Map.of("state", state()));
        }
    }

    List<Members> parties() {
        return members().objects("parties");
    }

    Optional<Members> party(String name) {
        return parties().stream()
                .filter(party -> party.text("party").equals(name))
                .findFirst();
    }

    /** The draw with this party's entry added or changed. */
    DrawRecord withParty(CanonicalJson entry) {
        SortedMap<String, Object> byName = new TreeMap<>();
        parties().forEach(party -> byName.put(party.text("party"), party.json()));
        byName.put(entry.members().text("party"), entry);
        return with("parties", new ArrayList<>(byName.values()));
    }

    boolean allDealt() {
        return members().texts("required").stream().allMatch(name -> party(name).isPresent());
    }

    boolean allRevealed() {
        return parties().stream().allMatch(party -> party.has("secret"));
    }

    Hash dealings() {
        return DrawHash.dealings(each("commitment"));
    }

    /** No beacon at level 1: one that the contract cannot check would let whoever hands it in choose the outcome. */
    Hash seed() {
        return DrawHash.seed(id(), poolCommit(), members().hash("dealings"), each("secret"), new byte[0]);
    }

    private SortedMap<String, Hash> each(String what) {
        SortedMap<String, Hash> values = new TreeMap<>();
        parties().forEach(party -> values.put(party.text("party"), party.hash(what)));
        return values;
    }

    private static Key key(String draw) {
        return Key.of("draw", draw);
    }
}
