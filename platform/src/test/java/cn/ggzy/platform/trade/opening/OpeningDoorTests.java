package cn.ggzy.platform.trade.opening;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.trade.Stage;
import cn.ggzy.platform.trade.Stage.SealedFile;
import cn.ggzy.platform.trade.bid.Bids;
import cn.ggzy.platform.trade.bid.Roll;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@RoomTest
class OpeningDoorTests {
    private final Stage stage;
    private final Hall hall;
    private final Openings openings;
    private final JdbcTemplate sql;
    private final Path store;

    @Autowired
    OpeningDoorTests(
            ApplicationContext context,
            Hall hall,
            Openings openings,
            JdbcTemplate sql,
            @Value("${onenet.data}/store") Path store) {
        this.stage = new Stage(context);
        this.hall = hall;
        this.openings = openings;
        this.sql = sql;
        this.store = store;
    }

    /** One story, because a deadline of the chain is a real one: they are opened or refused, one is absent, and nothing shows before the window ends. */
    @Test
    void opensWhatFitsRefusesWhatWasChangedInTheStoreAndRecordsWhoIsAbsent() throws IOException {
        Tender tender = stage.published(Stage.SHORT);
        SealedFile good = stage.seal(tender, "bidder-1", 900_000_000);
        SealedFile changed = stage.seal(tender, "bidder-2", 800_000_000);
        SealedFile absent = stage.seal(tender, "bidder-3", 700_000_000);
        SealedFile gone = stage.seal(tender, "bidder-4", 600_000_000);
        List.of(good, changed, absent, gone).forEach(stage::submit);
        assertThat(hall.view(tender.id()).bids()).isEmpty();
        refused("opening.not-started", () -> stage.release(good));

        Stage.await(() -> hall.view(tender.id()).state() == OpeningState.RELEASING);
        assertThat(hall.view(tender.id()).bids())
                .hasSize(4)
                .allSatisfy(bid -> assertThat(bid.bidder()).isNull());
        changeOneBit(changed);
        Files.delete(pieceOf(gone));
        refused("opening.key-mismatch", () -> stage.releaseWith(good, Ids.randomHex(32)));
        refused("opening.commitment-mismatch", () -> stage.release(withOtherSalt(good)));
        stage.release(good);
        stage.release(changed);
        stage.release(gone);
        Stage.await(() ->
                view(tender, good).progress() == 100 && view(tender, changed).progress() == 100);
        assertThat(hall.view(tender.id()).lots()).containsExactly(new HallView.LotView("1", 4, 3));
        assertThat(hall.view(tender.id()).bids())
                .as("one can still choose, so nobody sees anything")
                .allSatisfy(bid -> assertThat(bid.figures()).isEmpty())
                .noneMatch(bid -> bid.state().isFinal());

        // The window ends: the minute of practice is cut short, as an hour later would be.
        sql.update(
                "update opening set release_until = utc_timestamp(6) where tender = ?",
                tender.id().value());
        stage.awaitState(tender, TenderState.OPENED);

        assertThat(view(tender, gone).code()).isEqualTo("opening.store-unreadable");
        assertThat(view(tender, gone).fault()).isEqualTo(Fault.OTHERS);
        assertThat(view(tender, good).bidder()).isEqualTo(good.bidder().uscc());
        assertThat(view(tender, good).figures()).containsEntry("price", "900000000");
        assertThat(view(tender, changed).code()).isEqualTo("bid.sealed-file-changed");
        assertThat(view(tender, changed).fault()).isEqualTo(Fault.OTHERS);
        assertThat(foundInTheStore(changed).path("changedPieces").toString()).isEqualTo("[0]");
        assertThat(stage.the(Ledger.class)
                        .evaluate("bid", "read", changed.id().argument())
                        .path("state")
                        .asString())
                .isEqualTo("REFUSED");

        assertThat(view(tender, absent).state()).isEqualTo(EntryState.ABSENT);
        assertThat(view(tender, absent).fault()).isEqualTo(Fault.BIDDER);
        assertThat(openings.opened(stage.lot(tender)))
                .extracting(entry -> entry.bid().ticket())
                .containsExactly(good.id().ticket());
        assertThat(CanonicalJson.read(openings.minutes(tender.id()))
                        .path("bids")
                        .size())
                .isEqualTo(4);
        refused("opening.window-over", () -> stage.release(absent));
    }

    /** As crashes between the chain and the database leave them: what the chain took is opened, what it let go is not. */
    @Test
    void opensWhatTheChainTookWhateverTheRowsRemember() {
        Tender tender = stage.published(Duration.ofSeconds(25));
        SealedFile known = stage.seal(tender, "bidder-1", 900_000_000);
        SealedFile unheard = stage.seal(tender, "bidder-2", 800_000_000);
        SealedFile lost = stage.seal(tender, "bidder-3", 700_000_000);
        SealedFile withdrawn = stage.seal(tender, "bidder-4", 600_000_000);
        List.of(known, unheard, lost, withdrawn).forEach(stage::submit);
        stage.the(Bids.class)
                .withdraw(
                        withdrawn.id(),
                        stage.sign(
                                withdrawn.bidder(),
                                "bid.withdraw",
                                withdrawn.id().argument()),
                        withdrawn.salt());
        row("update bid set state = 'SUBMITTED' where ticket = ?", withdrawn);
        row(
                "update bid set state = 'PENDING', changed_at = utc_timestamp() + interval 1 hour, tx_id = null, block_no = null,"
                        + " received_at = null, deadline = null, endorsements = null, evidence = null where ticket = ?",
                unheard);
        row("delete from bid where ticket = ?", lost);

        Stage.await(() -> hall.view(tender.id()).state() == OpeningState.RELEASING);

        HallView begun = hall.view(tender.id());
        assertThat(begun.bids())
                .extracting(HallView.BidView::ticket)
                .containsExactlyInAnyOrder(ticket(known), ticket(unheard), ticket(lost));
        assertThat(begun.differences()).containsExactly(new Roll.Difference("1", ticket(lost), "bid.row-missing"));
        assertThat(sql.queryForObject("select state from bid where ticket = ?", String.class, ticket(withdrawn)))
                .isEqualTo("WITHDRAWN");
        List.of(known, unheard).forEach(stage::release);
        Stage.await(() ->
                view(tender, known).progress() == 100 && view(tender, unheard).progress() == 100);
        assertThat(hall.view(tender.id()).bids()).noneMatch(bid -> bid.state().isFinal());
        stage.release(lost);
        stage.awaitState(tender, TenderState.OPENED);
        assertThat(hall.view(tender.id()).bids()).allMatch(bid -> bid.state() == EntryState.OPENED);
        assertThat(openings.minutes(tender.id())).contains("bid.row-missing");
    }

    @Test
    void aSecondBidTakesTheFirstOneWithItAndTroubleOfTheNetworkRefusesNobody() {
        Tender tender = stage.published(Stage.SHORT);
        SealedFile first = stage.seal(tender, "bidder-1", 900_000_000);
        SealedFile second = stage.seal(tender, "bidder-1", 800_000_000);
        SealedFile choosing = stage.seal(tender, "bidder-3", 700_000_000);
        List.of(first, second, choosing).forEach(stage::submit);
        Stage.await(() -> hall.view(tender.id()).state() == OpeningState.RELEASING);
        List.of(first, second).forEach(stage::release);
        Stage.await(() ->
                view(tender, first).progress() == 100 && view(tender, second).progress() == 100);
        ScriptedLedger chain = new ScriptedLedger();
        Judging judging = new Judging(
                stage.the(OpeningRecords.class),
                stage.the(Bids.class),
                stage.the(Decryption.class),
                stage.the(Documents.class),
                chain,
                hall,
                stage.the(TransactionTemplate.class),
                stage.the(Clock.class));
        String uscc = first.bidder().uscc();

        chain.rejects("ledger.conflict");
        refused("ledger.conflict", () -> judging.judge(first.id()));
        assertThat(view(tender, first).state()).isEqualTo(EntryState.RELEASED);
        chain.judges(Map.of(
                "outcome", "OPENED", "uscc", uscc, "bidder", "某公司", "txId", "tx-1", "figures", Map.of("price", "1")));
        judging.judge(first.id());
        assertThat(view(tender, first).state()).isEqualTo(EntryState.OPENED);
        chain.judges(
                Map.of("outcome", "REFUSED", "code", "bid.second-bid", "txId", "tx-2", "alsoRefused", ticket(first)));
        judging.judge(second.id());

        for (SealedFile each : List.of(first, second)) {
            assertThat(view(tender, each).state()).isEqualTo(EntryState.REFUSED);
            assertThat(view(tender, each).code()).isEqualTo("bid.second-bid");
            assertThat(view(tender, each).figures()).isEmpty();
        }
    }

    private void row(String change, SealedFile bid) {
        assertThat(sql.update(change, ticket(bid))).isEqualTo(1);
    }

    private static String ticket(SealedFile bid) {
        return bid.id().ticket().value();
    }

    private static SealedFile withOtherSalt(SealedFile bid) {
        return new SealedFile(
                bid.id(),
                bid.bidder(),
                bid.file(),
                bid.sealed(),
                Ids.randomHex(16),
                bid.salt(),
                bid.figures(),
                bid.submission(),
                bid.act());
    }

    private HallView.BidView view(Tender tender, SealedFile bid) {
        return hall.view(tender.id()).bids().stream()
                .filter(each -> each.ticket().equals(bid.id().ticket().value()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode foundInTheStore(SealedFile bid) {
        return CanonicalJson.read(String.valueOf(sql.queryForObject(
                "select object from evidence_fact where type = 'opening.found' and subject like ?",
                String.class,
                "%/bid/" + bid.id().ticket())));
    }

    /** As somebody with access to the disk would: in the middle of the ciphertext. */
    private void changeOneBit(SealedFile bid) throws IOException {
        Path piece = pieceOf(bid);
        byte[] octets = Files.readAllBytes(piece);
        octets[octets.length / 2] ^= 1;
        Files.write(piece, octets);
    }

    private Path pieceOf(SealedFile bid) throws IOException {
        String upload = sql.queryForObject(
                "select id from upload where ticket = ?",
                String.class,
                bid.id().ticket().value());
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(String.valueOf(upload)))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
