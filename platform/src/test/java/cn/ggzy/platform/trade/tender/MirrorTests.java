package cn.ggzy.platform.trade.tender;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.service.publication.Kind;
import cn.ggzy.platform.service.publication.Publication;
import cn.ggzy.platform.service.publication.Publications;
import cn.ggzy.platform.trade.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The platform died after the chain had decided and before its database knew. */
@RoomTest
class MirrorTests {
    private static final Duration LONG = Duration.ofHours(1);

    private final Stage stage;
    private final Deadlines deadlines;
    private final Tenders tenders;
    private final Ledger ledger;
    private final JdbcTemplate sql;

    @Autowired
    MirrorTests(ApplicationContext context, Deadlines deadlines, Tenders tenders, Ledger ledger, JdbcTemplate sql) {
        this.stage = new Stage(context);
        this.deadlines = deadlines;
        this.tenders = tenders;
        this.ledger = ledger;
        this.sql = sql;
    }

    @Test
    void aTenderThatTheChainHasPublishedIsPublishedHereToo() {
        Tender draft = stage.draft(LONG);

        commit("publish", publication(draft));

        stage.awaitState(draft, TenderState.OPEN);
        assertThat(stage.the(Publications.class).list(draft.id().value(), 1).items())
                .extracting(Publication::kind)
                .containsExactly(Kind.TENDER_NOTICE);
    }

    @Test
    void aDeadlineThatTheChainHasMovedMovesHereToo() {
        Tender tender = stage.published(LONG);
        Instant later = tender.deadline().plus(LONG);

        commit(
                "postpone",
                stage.sign(
                        stage.key("agency"), "tender.postpone", TenderActs.postponement(tender.id(), later, "延期公告")));

        Stage.await(() -> tenders.find(tender.id()).deadline().equals(later));
        assertThat(stage.the(Publications.class).list(tender.id().value(), 1).items())
                .extracting(Publication::kind)
                .contains(Kind.POSTPONEMENT);
    }

    @Test
    void theSameDocumentUnderAnotherTitleIsNotTheSameTender() {
        Tender draft = stage.draft(LONG);
        commit("publish", publication(draft));
        sql.update(
                "update tender set title = '别的项目', state = 'DRAFT', version = version + 1 where id = ?",
                draft.id().value());
        sql.update(
                "update tender_lot set state = 'DRAFT' where tender = ?",
                draft.id().value());
        JsonNode other = publication(tenders.find(draft.id()));

        refused("tender.exists", () -> deadlines.publish(draft.id(), other, stage.agency()));
    }

    private JsonNode publication(Tender draft) {
        return stage.sign(stage.key("agency"), "tender.publish", TenderActs.publication(draft));
    }

    private void commit(String transaction, JsonNode act) {
        ledger.commit(Submission.of(
                "tender", transaction, Map.of("act", stage.the(Acts.class).completed(act))));
    }
}
