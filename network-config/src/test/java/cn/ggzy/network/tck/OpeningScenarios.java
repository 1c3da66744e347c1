package cn.ggzy.network.tck;

import static cn.ggzy.network.tck.Scenario.refuses;
import static cn.ggzy.network.tck.Scenario.valid;

import cn.ggzy.chain.canonical.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hyperledger.fabric.client.Transaction;
import org.jspecify.annotations.Nullable;

/** The deadline, the close as a barrier, and the opening; all over two tenders whose deadline is a few seconds ahead. */
final class OpeningScenarios {

    private final World world;
    private @Nullable Past past;

    OpeningScenarios(World world) {
        this.world = world;
    }

    /** What was prepared before the deadline. */
    record Before(
            String tender, Instant deadline, Map<String, Bidding> bids, Call barred, Transaction barredTransaction) {}

    /** And what came of bids around it. */
    private record Past(Before before, String atDeadline, String justBefore) {
        String tender() {
            return before.tender();
        }

        Bidding bid(String name) {
            return Objects.requireNonNull(before.bids().get(name));
        }
    }

    /** Everything that happens before the deadline; the bids disturb nobody, so they come at once. */
    Before prepare() throws Exception {
        Instant deadline = People.now().plusSeconds(15);
        String tender = world.tender(deadline);
        Map<String, Bidding> bids = new TreeMap<>();
        bids.put("good", world.bid(tender, "A", "bidder-1"));
        bids.put("file", world.bid(tender, "A", "bidder-2"));
        bids.put("content", world.bid(tender, "A", "bidder-3"));
        bids.put("figure", world.bid(tender, "A", "bidder-4"));
        bids.put("salt", world.bid(tender, "A", "bidder-5"));
        bids.put("first", world.bid(tender, "A", "bidder-6"));
        bids.put("second", world.bid(tender, "A", "bidder-6"));
        bids.put("withdrawn", world.bid(tender, "A", "bidder-2"));
        bids.put("again", world.bid(tender, "B", "bidder-1"));
        bids.put("repaired", world.bid(tender, "B", "bidder-2"));
        bids.put("buried", world.bid(tender, "B", "bidder-6"));
        bids.put("repeated", world.bid(tender, "B", "bidder-3"));
        bids.values().parallelStream().forEach(bid -> bid.submit().done());
        Objects.requireNonNull(bids.get("withdrawn")).withdraw().done();
        Call barred = world.bid(tender, "A", "bidder-3").submit();
        return new Before(tender, deadline, bids, barred, barred.endorse());
    }

    /** Waits for the deadline, and closes. */
    void pass(Before before) {
        String tender = before.tender();
        awaitWithinTolerance(tender, before.deadline());
        String at = claiming(tender, before.deadline());
        String just = claiming(tender, before.deadline().minusMillis(1));
        world.closed(tender);
        past = new Past(before, at, just);
    }

    private String claiming(String tender, Instant time) {
        return world.bid(tender, "B", "bidder-4").submit().at(time).outcome();
    }

    /** The contract takes a claimed time that is not further than its tolerance from the clocks. */
    private void awaitWithinTolerance(String tender, Instant deadline) {
        Instant end = Instant.now().plusSeconds(60);
        while (world.bid(tender, "B", "bidder-5")
                .submit()
                .at(deadline)
                .answer()
                .equals("refused clock.out-of-tolerance")) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("the deadline does not come near");
            }
        }
    }

    private Past past() {
        return Objects.requireNonNull(past);
    }

    List<Scenario> scenarios() {
        return List.of(
                Scenario.of("a bid at the deadline is late", "refused bid.late", () -> past().atDeadline()),
                Scenario.of(
                        "a bid a millisecond before the deadline is in time", Outcome.VALID, () -> past().justBefore()),
                refuses(
                        "bid.late",
                        "a bid after the deadline",
                        () -> world.bid(past().tender(), "A", "bidder-1")
                                .submit()
                                .outcome()),
                refuses(
                        "bid.late",
                        "a replacement after the deadline",
                        () -> world.bid(past().tender(), "A", "bidder-1")
                                .replace(past().bid("good"))
                                .outcome()),
                refuses(
                        "bid.late",
                        "a withdrawal after the deadline",
                        () -> past().bid("good").withdraw().outcome()),
                Scenario.of(
                        "the receipt is given again after the deadline",
                        Outcome.VALID,
                        () -> past().bid("repeated").submit().outcome()),
                Scenario.of(
                        "a bid endorsed before the close and ordered after it dies",
                        "MVCC_READ_CONFLICT",
                        () -> past().before().barred().commit(past().before().barredTransaction())),
                refuses("bid.tender-closed", "a bid dated back behind the close", this::datedBack),
                valid(
                        "a bid that fits its promises opens",
                        () -> past().bid("good").open().outcome()),
                recorded(
                        "bid.sealed-file-changed",
                        "the stored file is another one",
                        () -> past().bid("file").openWith("sealedRoot", "44".repeat(32))),
                recorded(
                        "bid.content-differs",
                        "the content is another one",
                        () -> past().bid("content").openWith("plaintextDigest", "55".repeat(32))),
                recorded(
                        "bid.figure-differs",
                        "the price is another one",
                        () -> past().bid("figure").openWithPrice("1")),
                recorded(
                        "bid.identity-mismatch",
                        "the salt is another one",
                        () -> past().bid("salt").openWith("salt", People.hex(16))),
                Scenario.of(
                        "of two bids of an organisation for a lot neither counts",
                        "OPENED, bid.second-bid, the first also, REFUSED, bid.second-bid",
                        this::secondBid),
                refuses(
                        "bid.not-live",
                        "a withdrawn bid is opened",
                        () -> past().bid("withdrawn").open().outcome()),
                refuses("bid.already-opened", "a bid is opened twice", this::openedTwice),
                Scenario.of(
                        "an opening that fits replaces an earlier refusal",
                        "bid.content-differs, OPENED",
                        this::repaired),
                Scenario.of("seventeen wrong openings do not keep a right one out", "16 of 17, OPENED", this::buried));
    }

    private static Scenario recorded(String code, String when, java.util.function.Supplier<Call> open) {
        return Scenario.of(
                code + " is recorded: " + when, code, () -> judgement(open.get().done()));
    }

    private static String judgement(CanonicalJson answer) {
        var members = answer.members();
        return members.has("code") ? members.text("code") : members.text("outcome");
    }

    private String secondBid() {
        Bidding first = past().bid("first");
        String opened = judgement(first.open().done());
        CanonicalJson second = past().bid("second").open().done();
        boolean both = second.members().text("alsoRefused").equals(first.ticket.ticket());
        return String.join(
                ", ",
                opened,
                judgement(second),
                both ? "the first also" : "the first not",
                first.read().json().members().text("state"),
                judgement(first.open().done()));
    }

    private String buried() {
        Bidding bid = past().bid("buried");
        for (int i = 0; i < 17; i++) {
            bid.openWith("plaintextDigest", "77".repeat(32)).done();
        }
        var record = bid.read().json().members();
        return record.list("openings").size() + " of " + record.number("refusals") + ", "
                + judgement(bid.open().done());
    }

    private String openedTwice() {
        past().bid("again").open().done();
        return past().bid("again").open().outcome();
    }

    private String repaired() {
        String wrong = judgement(past().bid("repaired")
                .openWith("plaintextDigest", "66".repeat(32))
                .done());
        return wrong + ", " + judgement(past().bid("repaired").open().done());
    }

    /** Tolerance lets a sender claim a time a little ago; what is closed stays closed. */
    private String datedBack() {
        String tender = world.tender(People.now().plusSeconds(5));
        Instant deadline = world.call("tender", "read")
                .with(Map.of("tender", tender))
                .json()
                .members()
                .instant("deadline");
        world.closed(tender);
        return world.bid(tender, "A", "bidder-1")
                .submit()
                .at(deadline.minusMillis(1))
                .outcome();
    }
}
