package cn.ggzy.client.demo;

import cn.ggzy.client.act.Acts;
import cn.ggzy.client.api.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The story of one tender, in the order of its life. */
final class Play {
    private static final int BIDDERS = 5;
    /** Its stored bytes will be changed by one bit. */
    private static final int VICTIM = 2;

    private static final int LAST = 4;
    private static final List<String> PRICES =
            List.of("9100000000", "9250000000", "9000000000", "9400000000", "9150000000");

    private final Settings settings;
    private final Clock clock;
    private final Story story;
    private final Cast cast;
    private final Patience patience;
    private final List<Bid> bids = new ArrayList<>();
    private @Nullable Tender tender;
    private @Nullable Bid late;

    Play(Settings settings, Clock clock, Story story) {
        this.settings = settings;
        this.clock = clock;
        this.story = story;
        this.cast = new Cast(settings.url(), new Acts(clock, new SecureRandom()));
        this.patience = new Patience(clock);
    }

    void all() {
        story.step("the platform answers, in practice mode", this::system);
        story.step("everybody signs in with a certificate", this::signIn);
        story.step("the agency publishes the tender; its deadline is on the chain", this::publish);
        story.step("six bidders seal their bids offline (RSA and SM2)", this::seal);
        story.step("four bids are uploaded, signed and received", this::submit);
        story.aside("a bidder replaces his bid", this::replace);
        story.step("a bid one second before the deadline is accepted", this::lastSecond);
        story.aside("a bid at the deadline is refused: bid.late", this::atTheDeadline);
        story.aside("the operator changes one bit of a stored bid", this::oneBit);
        story.step("the tender is closed by the chain", this::closed);
        story.step("four bids open; the changed one is refused with evidence", this::open);
        new Committee(settings, story, cast, patience, this::tender).all();
        new Proofs(settings, story, cast, patience, this::tender).all();
    }

    private Tender tender() {
        return Objects.requireNonNull(tender, "no tender yet");
    }

    private String system() {
        JsonNode system = cast.everybody().get("system");
        Failed.unless(system.path("mode").asString("").equals("practice"), "not a practice system: " + system);
        return "chain " + system.path("chain").path("kind").asString("") + ", channel "
                + system.path("chain").path("channel").asString("");
    }

    private String signIn() {
        List<Player> all = new ArrayList<>(cast.bidders(BIDDERS + 1));
        for (String file : List.of("tenderer", "agency", "centre", "supervisor")) all.add(cast.player(file));
        return all.stream()
                .map(player -> player.file() + " " + player.key().algorithm())
                .collect(Collectors.joining(", "));
    }

    private String publish() throws IOException {
        Instant deadline = Instant.ofEpochSecond(clock.instant().getEpochSecond() + settings.bidSeconds());
        tender = Tender.publish(cast, settings.folder().resolve("tender-document.pdf"), deadline);
        JsonNode seen = cast.everybody().get(tender().path());
        Failed.unless(
                seen.path("chain")
                        .path("deadline")
                        .asString("")
                        .startsWith(deadline.toString().substring(0, 19)),
                "the chain says another deadline: " + seen.path("chain"));
        return tender().id() + ", deadline " + deadline;
    }

    private String seal() throws IOException {
        List<Path> files = PracticeFiles.bids(settings);
        for (int i = 0; i < BIDDERS; i++) {
            Player bidder = cast.player("bidder-" + (i + 1));
            bids.add(Bid.seal(bidder, tender(), files.get(i), PRICES.get(i), settings.work()));
        }
        late = Bid.seal(cast.player("bidder-6"), tender(), files.get(0), "8800000000", settings.work());
        long largest = bids.stream().mapToLong(bid -> bid.stub().size()).max().orElse(0);
        return "largest " + largest / 1_000_000 + " MB";
    }

    private String submit() throws IOException {
        for (int i = 0; i < LAST; i++) {
            bids.set(i, bids.get(i).ready());
            JsonNode receipt = bids.get(i).submit();
            Failed.unless(
                    receipt.path("ticket")
                                    .asString("")
                                    .equals(bids.get(i).stub().ticket())
                            && receipt.has("txId"),
                    "no receipt: " + receipt);
            JsonNode again = bids.get(i).submit();
            Failed.unless(again.path("txId").equals(receipt.path("txId")), "the same bid again got another receipt");
        }
        bids.set(LAST, bids.get(LAST).ready());
        late = Objects.requireNonNull(late).ready();
        return "before " + tender().deadline();
    }

    private String replace() throws IOException {
        Bid old = bids.get(0);
        Path file = PracticeFiles.bids(settings).get(1);
        Bid next = Bid.seal(old.bidder(), tender(), file, "9050000000", settings.work());
        Bid ready = new Bid(next.bidder(), next.desk().replacing(next.stub(), next.upload()), next.sealed());
        JsonNode receipt = ready.desk().replace(ready.stub(), old.stub());
        Failed.unless(receipt.has("txId"), "no receipt: " + receipt);
        bids.set(0, ready);
        return "";
    }

    private String lastSecond() {
        patience.until(tender().deadline().minusSeconds(1));
        JsonNode receipt = bids.get(LAST).submit();
        Instant received = Instant.parse(receipt.path("receivedAt").asString(""));
        Duration left = Duration.between(received, tender().deadline());
        Failed.unless(!left.isNegative() && left.toMillis() <= 1000, "received at " + received);
        return "received " + left.toMillis() + " ms before it";
    }

    private String atTheDeadline() {
        patience.until(tender().deadline());
        try {
            JsonNode receipt = Objects.requireNonNull(late).submit();
            throw new Failed("it was accepted: " + receipt);
        } catch (Problem problem) {
            Failed.unless(problem.code().equals("bid.late") && problem.status() == 409, problem.toString());
            return problem.getMessage() == null ? "" : problem.getMessage();
        }
    }

    private String oneBit() throws IOException {
        Settings.Insider insider =
                settings.insider().orElseThrow(() -> new Failed("no --setting: the store cannot be reached"));
        return Tampering.flipOneBit(insider.uploads(), bids.get(VICTIM).sealed());
    }

    private String closed() {
        return patience.until("the close", Duration.ofSeconds(120), () -> {
            JsonNode opening = cast.everybody().get(tender().path() + "/opening");
            String state = opening.path("state").asString("");
            return state.equals("RELEASING") ? Optional.of(state) : Optional.empty();
        });
    }

    private String open() throws IOException {
        for (Bid bid : bids) bid.release();
        JsonNode opening = patience.until("the opening", Duration.ofSeconds(150), () -> {
            JsonNode seen = cast.everybody().get(tender().path() + "/opening");
            return seen.path("state").asString("").equals("OPENED") ? Optional.of(seen) : Optional.empty();
        });
        for (int i = 0; i < bids.size(); i++)
            outcome(opening, bids.get(i), i == VICTIM && settings.insider().isPresent());
        return opening.path("bids").size() + " bids judged";
    }

    private static void outcome(JsonNode opening, Bid bid, boolean changed) {
        for (JsonNode seen : opening.path("bids")) {
            if (!seen.path("ticket").asString("").equals(bid.stub().ticket())) continue;
            String state = seen.path("state").asString("");
            if (changed) {
                Failed.unless(
                        state.equals("REFUSED")
                                && seen.path("code").asString("").equals("bid.sealed-file-changed"),
                        "the changed bid: " + seen);
            } else {
                Failed.unless(
                        state.equals("OPENED")
                                && seen.path("figures").toString().contains(bid.price()),
                        "a good bid: " + seen);
            }
            return;
        }
        throw new Failed("no such bid in the opening: " + bid.stub().ticket());
    }
}
