package cn.ggzy.platform.trade.opening;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.trade.Stage;
import cn.ggzy.platform.trade.Stage.SealedFile;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
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

    /** One story, because a deadline of the chain is a real one: three are opened or refused, one is absent. */
    @Test
    void opensWhatFitsRefusesWhatWasChangedInTheStoreAndRecordsWhoIsAbsent() throws IOException {
        Tender tender = stage.published(Stage.SHORT);
        SealedFile good = stage.seal(tender, "bidder-1", 900_000_000);
        SealedFile changed = stage.seal(tender, "bidder-2", 800_000_000);
        SealedFile absent = stage.seal(tender, "bidder-3", 700_000_000);
        List.of(good, changed, absent).forEach(stage::submit);
        assertThat(hall.view(tender.id()).bids()).isEmpty();
        refused("opening.not-started", () -> stage.release(good));

        Stage.await(() -> hall.view(tender.id()).state() == OpeningState.RELEASING);
        assertThat(hall.view(tender.id()).bids())
                .hasSize(3)
                .allSatisfy(bid -> assertThat(bid.bidder()).isNull());
        changeOneBit(changed);
        refused("opening.key-mismatch", () -> stage.releaseWith(good, Ids.randomHex(32)));
        stage.release(good);
        stage.release(changed);
        Stage.await(() -> view(tender, good).state() == EntryState.OPENED
                && view(tender, changed).state() == EntryState.REFUSED);

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

        // The window ends: the minute of practice is cut short, as an hour later would be.
        sql.update(
                "update opening set release_until = utc_timestamp(6) where tender = ?",
                tender.id().value());
        stage.awaitState(tender, TenderState.OPENED);

        assertThat(view(tender, absent).state()).isEqualTo(EntryState.ABSENT);
        assertThat(view(tender, absent).fault()).isEqualTo(Fault.BIDDER);
        assertThat(openings.opened(stage.lot(tender)))
                .extracting(entry -> entry.bid().ticket())
                .containsExactly(good.id().ticket());
        assertThat(CanonicalJson.read(openings.minutes(tender.id()))
                        .path("bids")
                        .size())
                .isEqualTo(3);
        refused("opening.window-over", () -> stage.release(absent));
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
        String upload = sql.queryForObject(
                "select id from upload where ticket = ?",
                String.class,
                bid.id().ticket().value());
        try (Stream<Path> files = Files.walk(store)) {
            Path piece = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(String.valueOf(upload)))
                    .findFirst()
                    .orElseThrow();
            byte[] octets = Files.readAllBytes(piece);
            octets[octets.length / 2] ^= 1;
            Files.write(piece, octets);
        }
    }
}
