package cn.ggzy.platform.trade.bid;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Endorsement;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.trade.Stage;
import cn.ggzy.platform.trade.Stage.SealedFile;
import cn.ggzy.platform.trade.tender.Tender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RoomTest
class BidDoorTests {
    private static final Duration LONG = Duration.ofHours(1);

    private final Stage stage;
    private final Bids bids;
    private final JdbcTemplate sql;

    @Autowired
    BidDoorTests(ApplicationContext context, Bids bids, JdbcTemplate sql) {
        this.stage = new Stage(context);
        this.bids = bids;
        this.sql = sql;
    }

    @Test
    void aReceiptNamesTheTransactionAndCarriesTheSignatures() {
        Tender tender = stage.published(LONG);

        Receipt receipt = stage.submit(stage.seal(tender, "bidder-1", 900_000_000));

        assertThat(receipt.receivedAt()).isBefore(tender.deadline());
        assertThat(receipt.txId()).isNotBlank();
        assertThat(receipt.evidence()).isNotBlank();
        assertThat(receipt.endorsements())
                .extracting(Endorsement::mspId)
                .contains("SjtSimMSP")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theSameSubmissionGetsTheSameReceiptAndTheTicketIsTakenForAnyOther() {
        Tender tender = stage.published(LONG);
        SealedFile bid = stage.seal(tender, "bidder-2", 900_000_000);
        Bids.Handed handed = stage.uploaded(bid);
        Receipt first = Stage.receipt(bids.submit(bid.id().lot(), handed));

        assertThat(Stage.receipt(bids.submit(bid.id().lot(), handed))).isEqualTo(first);
        ObjectNode other = (ObjectNode) handed.submission().deepCopy();
        other.put("version", 2);
        refused("bid.ticket-taken", () -> bids.submit(bid.id().lot(), new Bids.Handed(other, bid.act(), bid.salt())));
    }

    @Test
    void theOperatorCannotBidForABidderWhoseKeyHeDoesNotHave() {
        Tender tender = stage.published(LONG);
        SealedFile bid = stage.seal(tender, "bidder-3", 900_000_000);
        JsonNode submission = stage.uploaded(bid).submission();
        JsonNode operators = stage.sign(stage.key("centre"), "bid.submit", bid.submission());
        ObjectNode forged = (ObjectNode) bid.act().deepCopy();
        ((ObjectNode) forged.get("signature")).set("value", operators.at("/signature/value"));

        refused(
                "act.bad-signature",
                () -> bids.submit(bid.id().lot(), new Bids.Handed(submission, forged, bid.salt())));
        refused(
                "bid.identity-mismatch",
                () -> bids.submit(bid.id().lot(), new Bids.Handed(submission, operators, bid.salt())));
    }

    @Test
    void thePublicLogDoesNotTellHowManyBidForATender() {
        Tender tender = stage.published(LONG);
        SealedFile bid = stage.seal(tender, "bidder-5", 910_000_000);

        stage.submit(bid);

        assertThat(sql.queryForList(
                        "select leaf from evidence_fact where type like 'bid.%' and object like ?",
                        String.class, "%\"" + tender.id() + "\"%"))
                .isNotEmpty()
                .noneMatch(leaf -> leaf.contains(tender.id().value())
                        || leaf.contains(bid.id().ticket().value()));
    }

    @Test
    void aRefusalIsRecordedAndTellsNobodyWhoseItWas() {
        Tender tender = stage.published(LONG);
        SealedFile bid = stage.seal(tender, "bidder-3", 900_000_000);
        JsonNode submission = stage.uploaded(bid).submission();
        JsonNode others = stage.sign(stage.key("bidder-4"), "bid.submit", bid.submission());

        refused(
                "bid.identity-mismatch",
                () -> bids.submit(bid.id().lot(), new Bids.Handed(submission, others, bid.salt())));

        List<Map<String, Object>> facts = sql.queryForList(
                "select subject, object, actor from evidence_fact where type = 'bid.refused' and object like ?",
                "%\"" + tender.id() + "\"%");
        assertThat(facts).singleElement().satisfies(fact -> {
            assertThat(fact.toString()).contains("bid.identity-mismatch");
            assertThat(fact.toString()).doesNotContain(bid.id().ticket().value());
            assertThat(String.valueOf(fact.get("subject")))
                    .as("the public log before the deadline")
                    .doesNotContain(tender.id().value());
        });
    }

    @Test
    void whatTheStoreHasNotSignedForIsNotDelivered() {
        Tender tender = stage.published(LONG);
        SealedFile bid = stage.seal(tender, "bidder-5", 900_000_000);
        ObjectNode argument = (ObjectNode) stage.uploaded(bid).submission().deepCopy();
        ObjectNode stored = (ObjectNode) argument.get("stored");
        // Another instant than the one the store signed, whatever the clock says now.
        stored.put(
                "at", Instant.parse(stored.get("at").asString()).minusSeconds(1).toString());

        refused("bid.not-stored", () -> bids.submit(bid.id().lot(), new Bids.Handed(argument, bid.act(), bid.salt())));
    }

    @Test
    void noColumnOfTheDatabaseSaysWhoBids() {
        Tender tender = stage.published(LONG);
        SealedFile bid = stage.seal(tender, "bidder-6", 900_000_000);
        stage.submit(bid);
        String id = tender.id().value();

        List<Map<String, Object>> rows = new ArrayList<>();
        rows.addAll(sql.queryForList("select * from bid where tender = ?", id));
        rows.addAll(sql.queryForList("select * from upload where tender = ?", id));
        rows.addAll(sql.queryForList(
                "select subject, object, actor, leaf from evidence_fact where subject like ?",
                "tender/" + id + "/lot%"));
        assertThat(rows.toString()).contains(bid.id().ticket().value());
        assertThat(rows.toString())
                .doesNotContain(stage.account("bidder-6", Role.BIDDER).id())
                .doesNotContain(bid.bidder().uscc());
        assertThat(stage.the(Ledger.class)
                        .evaluate("bid", "read", bid.id().argument())
                        .toString())
                .doesNotContain(bid.bidder().uscc());
    }

    @Test
    void aBidIsReplacedByItsOwnBidderOnly() {
        Tender tender = stage.published(LONG);
        SealedFile first = stage.seal(tender, "bidder-1", 900_000_000);
        stage.submit(first);
        Bids.Handed strangers = replacing(stage.seal(tender, "bidder-2", 800_000_000));
        Bids.Handed own = replacing(stage.seal(tender, "bidder-1", 800_000_000));

        refused("bid.not-yours", () -> bids.replace(first.id(), strangers, first.salt()));
        Receipt receipt = Stage.receipt(bids.replace(first.id(), own, first.salt()));

        assertThat(state(first.id())).isEqualTo("REPLACED");
        assertThat(bids.counted(tender.id()))
                .extracting(bid -> bid.id().ticket().value())
                .containsExactly(receipt.ticket());
    }

    @Test
    void aBidIsWithdrawnByItsOwnBidderOnly() {
        Tender tender = stage.published(LONG);
        SealedFile bid = stage.seal(tender, "bidder-1", 900_000_000);
        stage.submit(bid);
        JsonNode strangers =
                stage.sign(stage.key("bidder-2"), "bid.withdraw", bid.id().argument());

        refused("bid.not-yours", () -> bids.withdraw(bid.id(), strangers, bid.salt()));
        bids.withdraw(
                bid.id(), stage.sign(bid.bidder(), "bid.withdraw", bid.id().argument()), bid.salt());

        assertThat(state(bid.id())).isEqualTo("WITHDRAWN");
        assertThat(bids.counted(tender.id())).isEmpty();
    }

    @Test
    void aBidAtTheDeadlineIsLate() {
        Tender tender = stage.published(Stage.SHORT);
        SealedFile bid = stage.seal(tender, "bidder-1", 900_000_000);
        Bids.Handed handed = stage.uploaded(bid);
        Stage.await(() -> !stage.the(Clock.class).instant().isBefore(tender.deadline()));

        refused("bid.late", () -> bids.submit(bid.id().lot(), handed));
        assertThat(state(bid.id())).isEqualTo("REFUSED");
    }

    @Test
    void aBidWhoseAnswerWasLostIsSettledFromTheChain() {
        Tender tender = stage.published(LONG);
        SealedFile bid = stage.seal(tender, "bidder-4", 900_000_000);
        Receipt receipt = Stage.receipt(bids.submit(bid.id().lot(), stage.uploaded(bid)));
        // As a crash between the chain's answer and ours leaves it.
        sql.update(
                "update bid set state = 'PENDING', tx_id = null, block_no = null, received_at = null, deadline = null,"
                        + " endorsements = null, evidence = null where ticket = ?",
                bid.id().ticket().value());

        stage.the(Settling.class).settle(stage.the(BidRecords.class).get(bid.id()));

        Receipt again = bids.receipt(bid.id());
        assertThat(again.txId()).isEqualTo(receipt.txId());
        assertThat(again.receivedAt()).isEqualTo(receipt.receivedAt());
        assertThat(again.block()).isEqualTo(receipt.block());
        assertThat(again.endorsements()).hasSizeGreaterThanOrEqualTo(2);
    }

    private Bids.Handed replacing(SealedFile bid) {
        Bids.Handed handed = stage.uploaded(bid);
        return new Bids.Handed(
                handed.submission(), stage.sign(bid.bidder(), "bid.replace", bid.submission()), handed.salt());
    }

    private String state(BidId id) {
        return String.valueOf(sql.queryForObject(
                "select state from bid where ticket = ?",
                String.class,
                id.ticket().value()));
    }
}
