package cn.ggzy.platform.trade.tender;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.service.publication.Kind;
import cn.ggzy.platform.service.publication.Publication;
import cn.ggzy.platform.service.publication.Publications;
import cn.ggzy.platform.trade.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@RoomTest
class TenderDoorTests {
    private static final Duration LONG = Duration.ofHours(1);

    private final Stage stage;
    private final Deadlines deadlines;
    private final Ledger ledger;
    private final JdbcTemplate sql;

    @Autowired
    TenderDoorTests(ApplicationContext context, Deadlines deadlines, Ledger ledger, JdbcTemplate sql) {
        this.stage = new Stage(context);
        this.deadlines = deadlines;
        this.ledger = ledger;
        this.sql = sql;
    }

    @Test
    void aPublishedTenderStandsOnTheChainInTheDatabaseAndInTheNotices() {
        Tender tender = stage.published(LONG);

        JsonNode onChain =
                ledger.evaluate("tender", "read", Map.of("tender", tender.id().value()));
        assertThat(onChain.path("state").asString()).isEqualTo("OPEN");
        assertThat(onChain.path("documentDigest").asString()).isEqualTo(tender.documentDigest());
        assertThat(onChain.path("params")
                        .path("periods")
                        .path("publicity")
                        .path("amount")
                        .asInt())
                .isEqualTo(3);
        assertThat(sql.queryForObject(
                        "select count(*) from evidence_fact f join tender t on t.evidence = f.id where t.id = ? and f.type = 'tender.published'",
                        Integer.class,
                        tender.id().value()))
                .isEqualTo(1);
        assertThat(stage.the(Publications.class).list(tender.id().value(), 1).items())
                .extracting(Publication::kind)
                .containsExactly(Kind.TENDER_NOTICE);
    }

    @Test
    void theFactSpeaksOfTheRowSoThatADirectChangeShows() {
        Tender tender = stage.published(LONG);
        TenderRecords records = stage.the(TenderRecords.class);
        Evidence evidence = stage.the(Evidence.class);
        String row = digestOfRow(records, tender);
        assertThat(row).isEqualTo(digestOfFact(evidence, tender));

        sql.update(
                "update tender set deadline = date_sub(deadline, interval 10 minute) where id = ?",
                tender.id().value());

        assertThat(digestOfRow(records, tender)).isNotEqualTo(digestOfFact(evidence, tender));
    }

    @Test
    void nobodyHasSomethingElsePublishedThanWasSigned() {
        Tender draft = stage.draft(LONG);
        JsonNode other = stage.sign(
                stage.key("agency"),
                "tender.publish",
                Map.of("tender", draft.id().value()));

        refused("tender.act-differs", () -> deadlines.publish(draft.id(), other, stage.agency()));
    }

    @Test
    void theOperatorCannotPublishWithAKeyOfHisOwn() {
        Tender draft = stage.draft(LONG);
        JsonNode act = stage.sign(
                stage.key("centre"), "tender.publish", deadlines.publicationBody(draft.id(), stage.agency()));

        refused("tender.not-party", () -> deadlines.publish(draft.id(), act, stage.agency()));
    }

    @Test
    void aPeriodThatIsTooShortIsRefused() {
        Tender draft = stage.draft(Duration.ofSeconds(4));
        JsonNode act = stage.sign(
                stage.key("agency"), "tender.publish", deadlines.publicationBody(draft.id(), stage.agency()));

        refused("tender.period-too-short", () -> deadlines.publish(draft.id(), act, stage.agency()));
    }

    @Test
    void aDeadlineMovesLaterWithANotice() {
        Tender tender = stage.published(LONG);

        EvidenceId fact = deadlines.postpone(
                tender.id(), postponement(tender, Duration.ofHours(1)), "延期公告", true, stage.agency());

        assertThat(fact.value()).isNotBlank();
        assertThat(stage.the(Tenders.class).find(tender.id()).deadline())
                .isEqualTo(tender.deadline().plus(Duration.ofHours(1)));
        assertThat(ledger.evaluate(
                                "tender", "read", Map.of("tender", tender.id().value()))
                        .path("postponements")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void nobodyMovesADeadlineEarlierNeitherThroughTheDoorNorPastIt() {
        Tender tender = stage.published(LONG);
        JsonNode earlier = postponement(tender, Duration.ofMinutes(-10));

        refused(
                "tender.deadline-earlier",
                () -> deadlines.postpone(tender.id(), earlier, "延期公告", false, stage.agency()));
        // The operator goes straight to the chain, even with the agency's own signature.
        refused(
                "tender.deadline-earlier",
                () -> ledger.commit(Submission.of(
                        "tender",
                        "postpone",
                        Map.of("act", stage.the(Acts.class).completed(earlier)))));
    }

    @Test
    void aClosedTenderIsNotOpenedAgain() {
        Tender tender = stage.draft(Stage.SHORT);
        JsonNode act = stage.sign(
                stage.key("agency"), "tender.publish", deadlines.publicationBody(tender.id(), stage.agency()));
        deadlines.publish(tender.id(), act, stage.agency());
        assertThat(ledger.submit(close(tender)))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        early -> assertThat(early.code()).isEqualTo("tender.too-early"));

        // Nobody bids: the lot fails as soon as the clock has closed the tender.
        stage.awaitState(tender, TenderState.FAILED);

        JsonNode complete = stage.the(Acts.class).completed(act);
        refused("act.replayed", () -> ledger.commit(Submission.of("tender", "publish", Map.of("act", complete))));
        JsonNode later = postponement(tender, Duration.ofHours(1));
        refused("tender.closed", () -> deadlines.postpone(tender.id(), later, "延期公告", false, stage.agency()));
        refused(
                "tender.closed",
                () -> ledger.commit(Submission.of(
                        "tender",
                        "postpone",
                        Map.of("act", stage.the(Acts.class).completed(later)))));
        assertThat(stage.the(Publications.class).list(tender.id().value(), 1).items())
                .extracting(Publication::kind)
                .contains(Kind.FAILED);
    }

    private JsonNode postponement(Tender tender, Duration by) {
        return stage.sign(
                stage.key("agency"),
                "tender.postpone",
                TenderActs.postponement(tender.id(), tender.deadline().plus(by), "延期公告"));
    }

    private static Submission close(Tender tender) {
        return Submission.of("tender", "close", Map.of("tender", tender.id().value()));
    }

    private static String digestOfRow(TenderRecords records, Tender tender) {
        return CanonicalJson.digest(TenderFacts.object(records.find(tender.id())));
    }

    private String digestOfFact(Evidence evidence, Tender tender) {
        String fact = sql.queryForObject(
                "select evidence from tender where id = ?",
                String.class,
                tender.id().value());
        return CanonicalJson.digest(CanonicalJson.read(evidence.objectOf(new EvidenceId(String.valueOf(fact)))));
    }
}
