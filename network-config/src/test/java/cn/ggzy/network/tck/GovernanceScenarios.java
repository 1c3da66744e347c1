package cn.ggzy.network.tck;

import static cn.ggzy.network.tck.Scenario.refuses;
import static cn.ggzy.network.tck.Scenario.valid;

import cn.ggzy.chain.canonical.CanonicalJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How trust and rules come into being; these run first and one after the other, for they are the same for everybody. */
final class GovernanceScenarios {

    private final World world;

    GovernanceScenarios(World world) {
        this.world = world;
    }

    List<Scenario> inOrder() {
        CanonicalJson first = world.people.trustList();
        Instant tomorrow = future();
        return List.of(
                refuses(
                        "trust.none",
                        "the list is read before there is one",
                        () -> world.call("trust", "read").with(Map.of()).outcome()),
                refuses(
                        "trust.none",
                        "a rule is published before there is a list",
                        () -> rule("early", 1, now(), 0).outcome()),
                refuses(
                        "trust.sequence",
                        "the first list is number two",
                        () -> list(first.with("sequence", 2), "centre", "supervisor")
                                .outcome()),
                refuses(
                        "trust.not-governor",
                        "a governor has not signed the first list",
                        () -> list(first, "centre").outcome()),
                valid(
                        "the first list vouches for itself",
                        () -> list(first, "centre", "supervisor").outcome()),
                refuses(
                        "trust.sequence",
                        "a list follows another one than the last",
                        () -> list(first.with("sequence", 2).with("previous", "00".repeat(32)), "centre", "supervisor")
                                .outcome()),
                refuses(
                        "trust.not-governor",
                        "one governor alone makes a new list",
                        () -> list(next(first), "supervisor").outcome()),
                valid(
                        "both governors make the next list",
                        () -> list(next(first), "centre", "supervisor").outcome()),
                refuses(
                        "trust.unknown-ca",
                        "an authority that is not listed is suspended",
                        () -> suspend("nobody", future()).outcome()),
                refuses(
                        "trust.back-dated",
                        "a suspension begins a minute ago",
                        () -> suspend("practice-rsa", now().minusSeconds(60)).outcome()),
                refuses(
                        "trust.locks-out",
                        "a governor's own authority is suspended",
                        () -> suspend("practice-sm2", now()).outcome()),
                refuses(
                        "trust.locks-out",
                        "a governor's own authority is suspended from later on",
                        () -> suspend("practice-sm2", future()).outcome()),
                valid(
                        "an authority is suspended from tomorrow on",
                        () -> suspend("practice-rsa", tomorrow).outcome()),
                refuses(
                        "trust.malformed",
                        "an authority is suspended twice from the same time",
                        () -> suspend("practice-rsa", tomorrow).outcome()),
                refuses(
                        "trust.malformed",
                        "an authority is suspended from before its last status",
                        () -> suspend("practice-rsa", now()).outcome()),
                refuses(
                        "rule.back-dated",
                        "a rule begins a minute ago",
                        () -> rule("early", 1, now().minusSeconds(60), 0).outcome()),
                refuses("rule.grace-too-short", "the grace is shorter than two tolerances", this::shortGrace),
                refuses(
                        "trust.not-governor",
                        "one governor alone publishes a rule",
                        () -> rule("alone", 1, now(), 0, "centre").outcome()),
                refuses(
                        "trust.not-governor",
                        "two others publish a rule",
                        () -> rule("others", 1, now(), 0, "agency", "tenderer").outcome()),
                valid("a rule in force", () -> rule(World.RULES, 1, now(), 0).outcome()),
                valid(
                        "a rule with the period of the law",
                        () -> rule(World.RULES, 2, now(), 20).outcome()),
                valid(
                        "a rule for later",
                        () -> rule(World.RULES, 3, future(), 0).outcome()),
                valid(
                        "a rule that will be retired",
                        () -> rule(World.RULES, 4, now(), 0).outcome()),
                refuses(
                        "rule.version-exists",
                        "a version is published again",
                        () -> rule(World.RULES, 1, now(), 0).outcome()),
                refuses(
                        "rule.unknown",
                        "a version that nobody published is read",
                        () -> world.call("rule", "read")
                                .with(Map.of("ruleSet", World.RULES, "version", 77))
                                .outcome()),
                refuses(
                        "rule.unknown",
                        "a version that nobody published is retired",
                        () -> retire(77).outcome()),
                refuses(
                        "rule.back-dated",
                        "a rule is retired from a minute ago on",
                        () -> retire(4, now().minusSeconds(60)).outcome()),
                valid("a rule is retired", () -> retire(4).outcome()),
                refuses(
                        "rule.retired",
                        "a rule is retired twice",
                        () -> retire(4).outcome()));
    }

    private static CanonicalJson next(CanonicalJson first) {
        return first.with("sequence", 2).with("previous", first.digest().hex());
    }

    private Call list(CanonicalJson list, String... governors) {
        Map<String, Object> body = Map.of(
                "sequence",
                list.members().number("sequence"),
                "digest",
                list.digest().hex());
        return world.call("trust", "publish")
                .with(Map.of("list", list, "acts", acts("trust.publish", body, governors)));
    }

    private Call suspend(String ca, Instant from) {
        Map<String, Object> body = Map.of("caId", ca, "from", from, "basis", "试验");
        return world.call("trust", "suspendCa")
                .with(CanonicalJson.of(body).with("acts", acts("trust.suspendCa", body, "centre", "supervisor")));
    }

    private String shortGrace() {
        CanonicalJson params =
                CanonicalJson.of(world.params(0)).with("practice", false).with("graceMillis", 9_999);
        return rule("hasty", 1, now(), params, "centre", "supervisor").outcome();
    }

    private Call rule(String ruleSet, int version, Instant from, int minBidDays) {
        return rule(ruleSet, version, from, minBidDays, "centre", "supervisor");
    }

    private Call rule(String ruleSet, int version, Instant from, int minBidDays, String... governors) {
        return rule(ruleSet, version, from, CanonicalJson.of(world.params(minBidDays)), governors);
    }

    private Call rule(String ruleSet, int version, Instant from, CanonicalJson params, String... governors) {
        CanonicalJson named = CanonicalJson.of(Map.of("ruleSet", ruleSet, "version", version, "from", from));
        CanonicalJson body = named.with("paramsDigest", params.digest().hex());
        return world.call("rule", "publish")
                .with(named.with("params", params)
                        .with("acts", acts("rule.publish", body.members().asMap(), governors)));
    }

    private Call retire(int version) {
        return retire(version, now().plusSeconds(2));
    }

    private Call retire(int version, Instant until) {
        CanonicalJson body = CanonicalJson.of(Map.of("ruleSet", World.RULES, "version", version, "until", until));
        return world.call("rule", "retire")
                .with(body.with("acts", acts("rule.retire", body.members().asMap(), "centre", "supervisor")));
    }

    private List<CanonicalJson> acts(String name, Map<String, ?> body, String... governors) {
        List<CanonicalJson> acts = new ArrayList<>();
        for (String governor : governors) {
            acts.add(world.people.act(governor, name, body));
        }
        return acts;
    }

    private static Instant now() {
        return People.now();
    }

    private static Instant future() {
        return People.now().plus(Duration.ofDays(1));
    }
}
