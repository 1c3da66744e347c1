package cn.ggzy.platform.supervision.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.trade.Stage;
import cn.ggzy.platform.trade.Stage.SealedFile;
import cn.ggzy.platform.trade.opening.EntryState;
import cn.ggzy.platform.trade.opening.Hall;
import cn.ggzy.platform.trade.opening.OpeningState;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody with the database's and the disk's passwords changes what happened: each way is found and named. */
@RoomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonsTests {
    private final ApplicationContext context;
    private final Comparisons comparisons;
    private final JdbcTemplate sql;
    private final Path store;
    private String tender = "";
    private String ticket = "";

    @Autowired
    ComparisonsTests(
            ApplicationContext context,
            Comparisons comparisons,
            JdbcTemplate sql,
            @Value("${onenet.data}/store") Path store) {
        this.context = context;
        this.comparisons = comparisons;
        this.sql = sql;
        this.store = store;
    }

    /** One tender with three opened bids serves all: a deadline of the chain is a real one. */
    @BeforeAll
    void openThreeBids() {
        Stage stage = new Stage(context);
        Tender opened = stage.published(Stage.SHORT);
        List<SealedFile> bids = List.of(
                stage.seal(opened, "bidder-1", 900_000_000),
                stage.seal(opened, "bidder-2", 800_000_000),
                stage.seal(opened, "bidder-3", 700_000_000));
        bids.forEach(stage::submit);
        Hall hall = stage.the(Hall.class);
        Stage.await(() -> hall.view(opened.id()).state() == OpeningState.RELEASING);
        bids.forEach(stage::release);
        stage.awaitState(opened, TenderState.OPENED);
        assertThat(hall.view(opened.id()).bids()).allMatch(bid -> bid.state() == EntryState.OPENED);
        tender = opened.id().value();
        ticket = bids.getFirst().id().ticket().value();
    }

    @Test
    void nothingIsNamedWhenNobodyTouchedAnything() {
        Comparison run = comparisons.run();

        assertThat(ours(run, numbers())).isEmpty();
        assertThat(run.contracts()).isGreaterThanOrEqualTo(7);
        assertThat(run.files()).isGreaterThanOrEqualTo(7);
        assertThat(run.filesLeft()).isZero();
        assertThat(comparisons.newest().getFirst().files()).isEqualTo(run.files());
    }

    @Test
    void namesAChangedColumn() {
        List<Difference> found = tampered("tender", "id", "update tender set title = '改过' where id = ?", tender);

        assertThat(found).anyMatch(is("row-changed", "tender", "title"));
    }

    @Test
    void namesARowThatWasChangedAndLostItsEvidence() {
        List<Difference> found =
                tampered("tender", "id", "update tender set title = '改过', evidence = null where id = ?", tender);

        assertThat(found).anyMatch(is("evidence-missing", "tender", "evidence"));
        assertThat(found).anyMatch(is("row-missing", "tender", "*"));
    }

    @Test
    void countsRowsWithoutEvidence() {
        long before = comparisons.run().withoutEvidence();
        keep("bid", "ticket", ticket);
        sql.update("update bid set evidence = null where ticket = ?", ticket);

        Comparison run = comparisons.run();
        restore("bid", "ticket", ticket);

        assertThat(run.withoutEvidence()).isEqualTo(before + 1);
    }

    @Test
    void namesARowThatWasDeleted() {
        List<Difference> found = tampered("bid", "ticket", "delete from bid where ticket = ?", ticket);

        assertThat(found).anyMatch(is("row-missing", "bid", "*"));
    }

    @Test
    void namesARowThatWasSetBackToAnOlderStateWithItsOwnFact() {
        List<String> numbers = numbers();
        keep("tender", "id", tender);
        keep("tender_lot", "tender", tender);
        sql.update("update tender_lot set state = 'CLOSED' where tender = ?", tender);
        sql.update(
                "update tender set state = 'CLOSED', evidence ="
                        + " (select id from evidence_fact where subject = concat('tender/', ?) and type = 'tender.closed')"
                        + " where id = ?",
                tender,
                tender);

        List<Difference> found = ours(comparisons.run(), numbers);
        restore("tender_lot", "tender", tender);
        restore("tender", "id", tender);

        assertThat(found).containsOnly(found.getFirst()).allMatch(is("row-rolled-back", "tender", "evidence"));
    }

    @Test
    void namesARowThatRestsOnAFactNobodyRecorded() {
        String forged = "00000000-0000-4000-8000-000000000001";
        sql.update(
                "insert into evidence_fact (id, type, subject, digest, actor, recorded_at, leaf, object)"
                        + " select ?, type, subject, digest, actor, recorded_at, leaf, object from evidence_fact"
                        + " where id = (select evidence from tender where id = ?)",
                forged,
                tender);
        List<Difference> found =
                tampered("tender", "id", "update tender set evidence = '" + forged + "' where id = ?", tender);
        sql.update("delete from evidence_fact where id = ?", forged);

        assertThat(found).anyMatch(is("row-rolled-back", "tender", "evidence"));
        assertThat(found).anyMatch(is("fact-unlogged", "evidence_fact", "*"));
    }

    @Test
    void namesADeletedFact() {
        List<Difference> found =
                tampered("evidence_fact", "subject", "delete from evidence_fact where subject = ?", "tender/" + tender);

        assertThat(found).anyMatch(is("fact-missing", "evidence_fact", "*"));
    }

    @Test
    void comparesABidWithTheContractsRecord() {
        List<Difference> found = tampered(
                "bid", "ticket", "update bid set deadline = deadline + interval 1 hour where ticket = ?", ticket);

        assertThat(found).containsOnly(found.getFirst()).allMatch(is("contract-differs", "bid", "deadline"));
    }

    @Test
    void comparesATenderWithTheContractsRecord() {
        List<Difference> found = tampered(
                "tender", "id", "update tender set deadline = deadline + interval 1 hour where id = ?", tender);

        assertThat(found).anyMatch(is("contract-differs", "tender", "deadline"));
    }

    @Test
    void comparesWhoWasOpenedWithTheContractsRecord() {
        List<Difference> found = tampered(
                "opening_entry", "ticket", "update opening_entry set bidder_name = '别人' where ticket = ?", ticket);

        assertThat(found)
                .containsOnly(found.getFirst())
                .allMatch(is("contract-differs", "opening_entry", "bidder_name"));
    }

    @Test
    void namesAnOpenedBidThatIsSetBackToBeReleased() {
        List<Difference> found = tampered(
                "opening_entry", "ticket", "update opening_entry set state = 'RELEASED' where ticket = ?", ticket);

        assertThat(found).anyMatch(is("row-rolled-back", "opening_entry", "evidence"));
    }

    @Test
    void namesATenderThatPointsToAnotherDocument() {
        List<Difference> found = tampered(
                "tender",
                "id",
                "update tender set document = (select max(document) from opening_entry where ticket = '" + ticket
                        + "') where id = ?",
                tender);

        assertThat(found).containsOnly(found.getFirst()).allMatch(is("file-changed", "tender", "document"));
    }

    @Test
    void namesAnOpenedBidThatPointsToAnotherFile() {
        List<Difference> found = tampered(
                "opening_entry",
                "ticket",
                "update opening_entry set document = '00000000-0000-4000-8000-000000000002' where ticket = ?",
                ticket);

        assertThat(found).containsOnly(found.getFirst()).allMatch(is("file-missing", "opening_entry", "document"));
    }

    @Test
    void namesAnOrganisationThatGaveItselfAnotherRole() {
        String uscc = column("select tenderer from tender where id = ?", tender);
        keep("party", "uscc", uscc);
        sql.update("update party set roles = 'SUPERVISOR' where uscc = ?", uscc);

        Comparison run = comparisons.run();
        restore("party", "uscc", uscc);

        assertThat(run.differences())
                .filteredOn(difference -> difference.row().equals(uscc))
                .singleElement()
                .matches(is("row-changed", "party", "roles"));
    }

    @Test
    void namesADocumentRowThatWasChanged() {
        String document = column("select document from tender where id = ?", tender);
        List<Difference> found =
                tampered("document", "id", "update document set digest = repeat('0', 64) where id = ?", document);

        assertThat(found).anyMatch(is("row-changed", "document", "digest"));
    }

    @Test
    void namesAChangedFileInTheStore() throws IOException {
        Path file = store.resolve("documents/" + column("select document from tender where id = ?", tender));

        assertThat(ours(withOneBitChanged(file), numbers())).anyMatch(is("file-changed", "tender", "document"));
    }

    @Test
    void namesAChangedSealedBidInTheStore() throws IOException {
        Path piece = store.resolve("uploads/" + column("select id from upload where ticket = ?", ticket) + "/0");

        assertThat(ours(withOneBitChanged(piece), numbers())).anyMatch(is("file-changed", "bid", "sealed_root"));
    }

    private Comparison withOneBitChanged(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] octets = before.clone();
        octets[octets.length / 2] ^= 1;
        Files.write(file, octets);
        try {
            return comparisons.run();
        } finally {
            Files.write(file, before);
        }
    }

    /** Tampers with the rows, lets the comparison run, and puts the rows back as they were. */
    private List<Difference> tampered(String table, String column, String tampering, String key) {
        List<String> numbers = numbers();
        keep(table, column, key);
        try {
            assertThat(sql.update(tampering, key)).isPositive();
            return ours(comparisons.run(), numbers);
        } finally {
            restore(table, column, key);
        }
    }

    private void keep(String table, String column, String key) {
        sql.execute("create table kept_" + table + " like " + table);
        sql.update("insert into kept_" + table + " select * from " + table + " where " + column + " = ?", key);
    }

    private void restore(String table, String column, String key) {
        sql.update("delete from " + table + " where " + column + " = ?", key);
        sql.update("insert into " + table + " select * from kept_" + table);
        sql.execute("drop table kept_" + table);
    }

    private List<String> numbers() {
        return sql.queryForList(
                "select id from evidence_fact where subject like concat('%', ?, '%') or object like concat('%', ?, '%')",
                String.class, tender, tender);
    }

    /** Other tests play with their own rows in the same database. */
    private List<Difference> ours(Comparison run, List<String> numbers) {
        List<String> documents = sql.queryForList(
                "select document from tender where id = ? union select document from opening_entry where tender = ?",
                String.class,
                tender,
                tender);
        return run.differences().stream()
                .filter(difference -> difference.row().contains(tender)
                        || documents.contains(difference.row())
                        || difference.row().startsWith("00000000-0000-4000-8000")
                        || numbers.contains(String.valueOf(difference.evidence())))
                .toList();
    }

    private String column(String query, String key) {
        return Objects.requireNonNull(sql.queryForObject(query, String.class, key));
    }

    private static Predicate<Difference> is(String what, String table, String column) {
        return difference -> List.of(what, table, column)
                .equals(Arrays.asList(difference.what(), difference.table(), difference.column()));
    }
}
