package cn.ggzy.network.tck;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.chain.draw.QuotaLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One draw with the secrets of its parties. */
final class Drawing {

    private static final Hash RULE = Hash.of(World.utf8("rule"));
    private static final Hash POOL_ROOT = Hash.of(World.utf8("pool"));

    final String draw;
    private final World world;
    private final String tender;
    private final DrawParams params;
    private final CanonicalJson table;
    private final Map<String, Hash> secrets = new HashMap<>();

    Drawing(World world, String tender) {
        this(world, tender, "engineering");
    }

    /** A committee of three from eight; a specialty that nobody has makes it infeasible. */
    Drawing(World world, String tender, String specialty) {
        this.world = world;
        this.tender = tender;
        this.draw = world.fresh("D");
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rows.add(List.of("engineering", "R" + i % 4, "E" + i));
        }
        this.table = CanonicalJson.of(rows);
        this.params = new DrawParams(8, List.of(new QuotaLine(specialty, "*", 3)), 3, 1);
        for (String party : List.of("agency", "centre", "supervisor")) {
            secrets.put(party, Hash.of(World.utf8(People.hex(16))));
        }
    }

    Call freeze() {
        return freeze("agency", body());
    }

    Call freezeBy(String who) {
        return freeze(who, body());
    }

    Call freezeWith(String name, Object value) {
        return freeze(
                "agency", CanonicalJson.of(body()).with(name, value).members().asMap());
    }

    private Call freeze(String who, Map<String, ?> body) {
        CanonicalJson act = world.people.act(who, "draw.freezePool", body);
        return world.call("draw", "freezePool").with(Map.of("act", act, "params", params.text()));
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("draw", draw);
        body.put("tender", tender);
        body.put("lot", "A");
        body.put("ruleHash", RULE);
        body.put("root", POOL_ROOT);
        body.put("n", params.n());
        body.put("poolCommit", poolCommit());
        body.put("tableDigest", table.digest());
        body.put("removedRoot", Hash.of(World.utf8("removed")));
        body.put("removed", 0);
        return body;
    }

    private Hash poolCommit() {
        return DrawHash.poolCommit(draw, RULE, POOL_ROOT, params.n(), params.text());
    }

    Call deal(String party) {
        return deal(party, party);
    }

    Call deal(String party, String signer) {
        Hash secret = java.util.Objects.requireNonNull(secrets.get(party));
        Hash commitment = DrawHash.commitment(draw, poolCommit(), party, secret);
        return act("deal", signer, Map.of("draw", draw, "party", party, "commitment", commitment));
    }

    Call freezeDealings() {
        return world.call("draw", "freezeDealings").with(Map.of("draw", draw));
    }

    Call reveal(String party) {
        return reveal(party, java.util.Objects.requireNonNull(secrets.get(party)));
    }

    Call reveal(String party, Hash secret) {
        return act("reveal", party, Map.of("draw", draw, "party", party, "secret", secret));
    }

    Call draw() {
        return draw(table);
    }

    Call draw(CanonicalJson rows) {
        return world.call("draw", "draw").with(Map.of("draw", draw, "table", rows));
    }

    Call drawFromShortTable() {
        return draw(CanonicalJson.of(List.of(List.of("engineering", "R0", "E0"))));
    }

    Call replace(int index) {
        return replace("supervisor", index, "conflict");
    }

    Call replace(String who, int index, String reason) {
        return act("replace", who, Map.of("draw", draw, "index", index, "reason", reason, "evidence", "99".repeat(32)));
    }

    Call voidBy(String who) {
        return act("void", who, Map.of("draw", draw, "cause", "名单有误"));
    }

    Call read() {
        return world.call("draw", "read").with(Map.of("draw", draw));
    }

    private Call act(String transaction, String who, Map<String, ?> body) {
        return world.call("draw", transaction).with(Map.of("act", world.people.act(who, "draw." + transaction, body)));
    }

    Drawing frozen() {
        freeze().done();
        secrets.keySet().forEach(party -> deal(party).done());
        freezeDealings().done();
        return this;
    }

    Drawing seeded() {
        frozen();
        secrets.keySet().forEach(party -> reveal(party).done());
        return this;
    }
}
