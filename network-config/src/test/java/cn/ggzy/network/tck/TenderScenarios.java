package cn.ggzy.network.tck;

import static cn.ggzy.network.tck.Scenario.refuses;
import static cn.ggzy.network.tck.Scenario.valid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.client.Transaction;

/** 投标截止时间: fixed at publication, moved only later, ended by a close that is a barrier. */
final class TenderScenarios {

    private final World world;

    TenderScenarios(World world) {
        this.world = world;
    }

    List<Scenario> scenarios() {
        return List.of(
                valid(
                        "a tender is published",
                        () -> world.publish(world.fresh("T"), inAnHour()).outcome()),
                refuses(
                        "tender.exists",
                        "the id is taken",
                        () -> world.publish(world.tender(), inAnHour()).outcome()),
                refuses("tender.not-party", "a bidder publishes", () -> publishedBy("bidder-1", 1)),
                refuses(
                        "tender.period-too-short",
                        "an hour where the law gives twenty days",
                        () -> publishedBy("agency", 2)),
                refuses(
                        "tender.deadline-passed",
                        "the deadline is over already",
                        () -> world.publish(world.fresh("T"), People.now().minusSeconds(1))
                                .outcome()),
                refuses("rule.unknown", "a tender under a rule nobody made", () -> publishedBy("agency", 55)),
                refuses("rule.not-in-force", "a tender under a rule of tomorrow", () -> publishedBy("agency", 3)),
                refuses("rule.retired", "a tender under a retired rule", this::underRetired),
                refuses(
                        "tender.unknown",
                        "a tender nobody published is read",
                        () -> world.call("tender", "read")
                                .with(Map.of("tender", "nothing"))
                                .outcome()),
                refuses(
                        "tender.unknown",
                        "a tender nobody published is closed",
                        () -> world.close("nothing").outcome()),
                refuses(
                        "tender.unknown",
                        "a tender nobody published is postponed",
                        () -> world.postpone("nothing", inAnHour(), "agency").outcome()),
                valid(
                        "the deadline moves later",
                        () -> world.postpone(world.tender(), inAnHour().plusSeconds(60), "tenderer")
                                .outcome()),
                refuses(
                        "tender.deadline-earlier",
                        "the deadline moves earlier",
                        () -> world.postpone(world.tender(), People.now().plusSeconds(60), "agency")
                                .outcome()),
                refuses(
                        "tender.not-party",
                        "the supervisor moves the deadline",
                        () -> world.postpone(world.tender(), inAnHour().plusSeconds(60), "supervisor")
                                .outcome()),
                refuses(
                        "tender.too-early",
                        "a tender is closed before its deadline",
                        () -> world.close(world.tender()).outcome()),
                Scenario.of("a tender keeps the parameters of its rule", "1500", this::keepsParameters),
                refuses(
                        "clock.out-of-tolerance",
                        "a time eight seconds ago",
                        () -> world.publish(world.fresh("T"), inAnHour())
                                .at(Instant.now().minusSeconds(8))
                                .outcome()),
                refuses(
                        "clock.out-of-tolerance",
                        "a time eight seconds ahead",
                        () -> world.publish(world.fresh("T"), inAnHour())
                                .at(Instant.now().plusSeconds(8))
                                .outcome()),
                Scenario.of("a postponement endorsed before another one dies", "MVCC_READ_CONFLICT", this::overtaken),
                Scenario.of("a bid endorsed before a postponement dies", "MVCC_READ_CONFLICT", this::bidOvertaken),
                Scenario.of(
                        "after the deadline the tender cannot be postponed, then closes once",
                        "refused tender.deadline-passed, VALID, refused tender.closed, refused tender.closed",
                        this::lifeEnds));
    }

    private static Instant inAnHour() {
        return People.now().plus(Duration.ofHours(1));
    }

    /** It was retired from a moment later on; the contract itself says when that has come. */
    private String underRetired() {
        Instant end = Instant.now().plusSeconds(60);
        String outcome = publishedBy("agency", 4);
        while (outcome.equals(Outcome.VALID) && Instant.now().isBefore(end)) {
            outcome = publishedBy("agency", 4);
        }
        return outcome;
    }

    private String publishedBy(String who, int ruleVersion) {
        Map<String, Object> body = world.tenderBody(world.fresh("T"), inAnHour(), World.RULES, ruleVersion);
        return world.publish(world.people.act(who, "tender.publish", body)).outcome();
    }

    private String keepsParameters() {
        return Long.toString(world.call("tender", "read")
                .with(Map.of("tender", world.tender()))
                .json()
                .members()
                .object("params")
                .number("graceMillis"));
    }

    private String overtaken() throws Exception {
        String tender = world.tender();
        Call slow = world.postpone(tender, inAnHour().plusSeconds(60), "agency");
        Transaction endorsed = slow.endorse();
        world.postpone(tender, inAnHour().plusSeconds(90), "agency").done();
        return slow.commit(endorsed);
    }

    private String bidOvertaken() throws Exception {
        String tender = world.tender();
        Call slow = world.bid(tender, "A", "bidder-1").submit();
        Transaction endorsed = slow.endorse();
        world.postpone(tender, inAnHour().plusSeconds(60), "agency").done();
        return slow.commit(endorsed);
    }

    private String lifeEnds() {
        String tender = world.tender(People.now().plusSeconds(6));
        world.pastDeadline(tender);
        String late = world.postpone(tender, inAnHour(), "agency").outcome();
        world.closed(tender);
        String state = world.call("tender", "read")
                .with(Map.of("tender", tender))
                .json()
                .members()
                .text("state");
        String again = world.close(tender).outcome();
        String postponed = world.postpone(tender, inAnHour(), "agency").outcome();
        return String.join(", ", late, state.equals("CLOSED") ? Outcome.VALID : state, again, postponed);
    }
}
