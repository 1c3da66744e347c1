package cn.ggzy.network.tck;

import static cn.ggzy.network.tck.Scenario.refuses;
import static cn.ggzy.network.tck.Scenario.valid;

import java.util.List;
import java.util.Map;

/** Bids before the deadline: who may send, replace and withdraw what. */
final class BidScenarios {

    private final World world;

    BidScenarios(World world) {
        this.world = world;
    }

    List<Scenario> scenarios() {
        return List.of(
                valid("a bid signed with RSA", () -> bid("bidder-1").submit().outcome()),
                valid("a bid signed with SM2", () -> bid("bidder-2").submit().outcome()),
                valid(
                        "a bid signed with SM2 under an intermediate",
                        () -> bid("bidder-3").submit().outcome()),
                Scenario.of("the same bid again gets the same receipt", "VALID, same", this::again),
                refuses("bid.ticket-taken", "another bid under the ticket", this::ticketTaken),
                refuses(
                        "bid.unknown-lot",
                        "a lot the tender does not have",
                        () -> world.bid(world.tender(), "Z", "bidder-1")
                                .submit()
                                .outcome()),
                refuses(
                        "bid.not-stored",
                        "a statement of another store",
                        () -> bid("bidder-1").storedElsewhere().submit().outcome()),
                refuses(
                        "bid.identity-mismatch",
                        "the salt is another one",
                        () -> bid("bidder-1").submitWithWrongSalt().outcome()),
                refuses(
                        "bid.identity-mismatch",
                        "the carrier changed the bid",
                        () -> bid("bidder-1").submitChanged().outcome()),
                refuses(
                        "request.malformed",
                        "a bid without its act",
                        () -> bid("bidder-1").submitWithoutAct().outcome()),
                refuses(
                        "tender.unknown",
                        "a bid for nothing",
                        () -> world.bid("nothing", "A", "bidder-1").submit().outcome()),
                refuses(
                        "clock.out-of-tolerance",
                        "a bid claims a time eight seconds ago",
                        () -> bid("bidder-1")
                                .submit()
                                .at(java.time.Instant.now().minusSeconds(8))
                                .outcome()),
                Scenario.of("a replaced bid says so", "VALID, REPLACED, RECEIVED", this::replaced),
                refuses("bid.not-yours", "another bidder's bid is replaced", this::replacedByOther),
                refuses("bid.unknown", "a bid that is not there is replaced", this::replacedUnknown),
                Scenario.of("a bid is withdrawn", "VALID, WITHDRAWN", this::withdrawn),
                refuses("bid.not-yours", "another bidder's bid is withdrawn", this::withdrawnByOther),
                refuses("bid.not-live", "a bid is withdrawn twice", this::withdrawnTwice),
                refuses("bid.not-live", "a withdrawn bid is replaced", this::replacedAfterWithdrawal),
                refuses(
                        "bid.unknown",
                        "a bid that is not there is read",
                        () -> bid("bidder-1").read().outcome()),
                refuses("bid.not-closed", "a bid is opened before the close", this::openedEarly),
                Scenario.of("a lot lists its bids", "2", this::listed),
                Scenario.of("nothing on chain names the bidder before opening", "nothing", this::namesNobody),
                Scenario.of("two bids for one lot do not disturb each other", "VALID, VALID", this::beside));
    }

    private Bidding bid(String bidder) {
        return world.bid(world.tender(), "A", bidder);
    }

    private Bidding submitted(String bidder) {
        Bidding bid = bid(bidder);
        bid.submit().done();
        return bid;
    }

    private String again() {
        Bidding bid = bid("bidder-1");
        String first = bid.submit().done().text();
        return bid.submit().outcome() + ", " + (bid.submit().done().text().equals(first) ? "same" : "other");
    }

    private String ticketTaken() {
        return submitted("bidder-1").submitChanged().outcome();
    }

    private String replaced() {
        Bidding old = submitted("bidder-2");
        Bidding next = world.bid(old.ticket.tender(), "A", "bidder-2");
        return String.join(", ", next.replace(old).outcome(), state(old), state(next));
    }

    private String replacedByOther() {
        Bidding old = submitted("bidder-2");
        return world.bid(old.ticket.tender(), "A", "bidder-1").replace(old).outcome();
    }

    private String replacedUnknown() {
        Bidding old = bid("bidder-2");
        return world.bid(old.ticket.tender(), "A", "bidder-2").replace(old).outcome();
    }

    private String withdrawn() {
        Bidding bid = submitted("bidder-3");
        return bid.withdraw().outcome() + ", " + state(bid);
    }

    private String withdrawnByOther() {
        return submitted("bidder-3").withdraw(world.people.named("bidder-1")).outcome();
    }

    private String withdrawnTwice() {
        Bidding bid = submitted("bidder-3");
        bid.withdraw().done();
        return bid.withdraw().outcome();
    }

    private String replacedAfterWithdrawal() {
        Bidding bid = submitted("bidder-3");
        bid.withdraw().done();
        return world.bid(bid.ticket.tender(), "A", "bidder-3").replace(bid).outcome();
    }

    private String openedEarly() {
        return submitted("bidder-1").open().outcome();
    }

    private String listed() {
        Bidding one = submitted("bidder-1");
        world.bid(one.ticket.tender(), "A", "bidder-2").submit().done();
        world.bid(one.ticket.tender(), "B", "bidder-2").submit().done();
        return Integer.toString(world.call("bid", "list")
                .with(Map.of("tender", one.ticket.tender(), "lot", "A"))
                .json()
                .members()
                .list("bids")
                .size());
    }

    private String namesNobody() {
        String record = submitted("bidder-4").read().json().text();
        boolean named = record.contains(world.people.uscc("bidder-4"))
                || record.contains(world.people.named("bidder-4").name())
                || record.contains(People.base64(world.people.named("bidder-4").certificate()));
        return named ? "a name" : "nothing";
    }

    private String beside() throws Exception {
        String tender = world.tender();
        Call one = world.bid(tender, "A", "bidder-1").submit();
        Call other = world.bid(tender, "A", "bidder-2").submit();
        var oneEndorsed = one.endorse();
        var otherEndorsed = other.endorse();
        return one.commit(oneEndorsed) + ", " + other.commit(otherEndorsed);
    }

    private static String state(Bidding bid) {
        return bid.read().json().members().text("state");
    }
}
