package cn.ggzy.network.tck;

import static cn.ggzy.network.tck.Scenario.refuses;
import static cn.ggzy.network.tck.Scenario.valid;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 专家随机抽取: each step in its order and by whom it is due, or not at all. */
final class DrawScenarios {

    private final World world;

    DrawScenarios(World world) {
        this.world = world;
    }

    List<Scenario> scenarios() {
        return List.of(
                Scenario.of(
                        "a draw seats a committee, and replaces a member",
                        "DRAWN 3, refused draw.not-party, refused draw.reason-unknown, 3, refused draw.not-member",
                        this::whole),
                valid("the agency freezes the pool", () -> drawing().freeze().outcome()),
                refuses("draw.exists", "the id is taken", this::exists),
                refuses("draw.already-drawn", "a second draw for the lot", this::secondDraw),
                refuses("draw.cause-missing", "a new draw after a void one says no cause", this::withoutCause),
                refuses(
                        "draw.pool-commit-wrong",
                        "the commitment is of something else",
                        () -> drawing()
                                .freezeWith("poolCommit", "77".repeat(32))
                                .outcome()),
                refuses(
                        "draw.not-party",
                        "a bidder freezes the pool",
                        () -> drawing().freezeBy("bidder-1").outcome()),
                refuses(
                        "draw.unknown-lot",
                        "a lot the tender does not have",
                        () -> drawing().freezeWith("lot", "Z").outcome()),
                refuses(
                        "draw.unknown",
                        "a draw nobody began is read",
                        () -> drawing().read().outcome()),
                refuses("draw.not-party", "a bidder deals for the centre", this::dealtByBidder),
                refuses("draw.party-dealt", "a party deals twice", this::dealtTwice),
                refuses("draw.dealing-missing", "the dealings are frozen too soon", this::frozenTooSoon),
                refuses("draw.dealers-not-independent", "one organisation deals for all", this::oneOrganisation),
                refuses("draw.not-frozen", "a secret before the dealings are frozen", this::revealedTooSoon),
                refuses(
                        "draw.secret-mismatch",
                        "another secret than was committed to",
                        () -> drawing()
                                .frozen()
                                .reveal("centre", Hash.of(World.utf8("other")))
                                .outcome()),
                refuses(
                        "draw.secret-missing",
                        "the draw is run without all secrets",
                        () -> drawing().frozen().draw().outcome()),
                refuses("draw.wrong-state", "the draw is run before anybody dealt", this::drawnTooSoon),
                refuses(
                        "draw.table-mismatch",
                        "the table is another one",
                        () -> drawing().seeded().drawFromShortTable().outcome()),
                refuses(
                        "draw.infeasible",
                        "no committee fits the quotas",
                        () -> new Drawing(world, world.tender(), "astronomy")
                                .seeded()
                                .draw()
                                .outcome()),
                refuses("draw.not-party", "the agency declares a draw void", this::voidedByAgency),
                refuses("draw.wrong-state", "a draw is declared void twice", this::voidedTwice));
    }

    private Drawing drawing() {
        return new Drawing(world, world.tender());
    }

    private Drawing pooled() {
        Drawing drawing = drawing();
        drawing.freeze().done();
        return drawing;
    }

    private String whole() {
        Drawing drawing = drawing().seeded();
        CanonicalJson drawn = drawing.draw().done();
        List<Object> committee = new ArrayList<>(drawn.members().list("committee"));
        int leaver = ((Long) committee.get(0)).intValue();
        String byAgency = drawing.replace("agency", leaver, "declined").outcome();
        String atWill = drawing.replace("supervisor", leaver, "somebody better").outcome();
        drawing.replace(leaver).done();
        int seats = drawing.read().json().members().list("seats").size();
        String gone = drawing.replace(leaver).outcome();
        return String.join(
                ", ",
                drawn.members().text("state") + " " + committee.size(),
                byAgency,
                atWill,
                Integer.toString(seats),
                gone);
    }

    private String exists() {
        return pooled().freeze().outcome();
    }

    private String secondDraw() {
        String tender = world.tender();
        new Drawing(world, tender).freeze().done();
        return new Drawing(world, tender).freeze().outcome();
    }

    private String withoutCause() {
        String tender = world.tender();
        Drawing first = new Drawing(world, tender);
        first.freeze().done();
        first.voidBy("supervisor").done();
        return new Drawing(world, tender).freeze().outcome();
    }

    private String dealtByBidder() {
        return pooled().deal("centre", "bidder-1").outcome();
    }

    private String dealtTwice() {
        Drawing drawing = pooled();
        drawing.deal("centre").done();
        return drawing.deal("centre").outcome();
    }

    private String frozenTooSoon() {
        Drawing drawing = pooled();
        drawing.deal("centre").done();
        return drawing.freezeDealings().outcome();
    }

    /** The centre is its own agency here, and the rule asks for these two alone. */
    private String oneOrganisation() {
        String rules = world.fresh("tck-alone");
        publishRuleOfTwo(rules);
        String tender = world.fresh("T");
        Map<String, Object> body =
                new HashMap<>(world.tenderBody(tender, People.now().plusSeconds(3600), rules, 1));
        body.put("agency", Map.of("uscc", world.people.uscc("centre")));
        world.publish(world.people.act("centre", "tender.publish", body)).done();
        Drawing drawing = new Drawing(world, tender);
        drawing.freezeBy("centre").done();
        drawing.deal("centre").done();
        drawing.deal("agency", "centre").done();
        return drawing.freezeDealings().outcome();
    }

    private void publishRuleOfTwo(String ruleSet) {
        Map<String, Object> params = world.params(0);
        params.put("drawParties", List.of("agency", "centre"));
        CanonicalJson json = CanonicalJson.of(params);
        CanonicalJson named = CanonicalJson.of(Map.of("ruleSet", ruleSet, "version", 1, "from", People.now()));
        Map<String, ?> body =
                named.with("paramsDigest", json.digest().hex()).members().asMap();
        List<CanonicalJson> acts = List.of(
                world.people.act("centre", "rule.publish", body), world.people.act("supervisor", "rule.publish", body));
        world.call("rule", "publish")
                .with(named.with("params", json).with("acts", acts))
                .done();
    }

    private String revealedTooSoon() {
        return pooled().reveal("centre").outcome();
    }

    private String drawnTooSoon() {
        return pooled().draw().outcome();
    }

    private String voidedByAgency() {
        return pooled().voidBy("agency").outcome();
    }

    private String voidedTwice() {
        Drawing drawing = pooled();
        drawing.voidBy("supervisor").done();
        return drawing.voidBy("supervisor").outcome();
    }
}
