package cn.ggzy.platform.service.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class PublicationsTests {
    private final Publications publications;
    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final JdbcTemplate sql;

    @Autowired
    PublicationsTests(
            Publications publications, Evidence evidence, TransactionTemplate transactions, JdbcTemplate sql) {
        this.publications = publications;
        this.evidence = evidence;
        this.transactions = transactions;
        this.sql = sql;
    }

    @Test
    void aNoticeIsListedWithItsEvidence() {
        EvidenceId published = publish("P-1", null, Kind.TENDER_NOTICE);

        Publication first = publications.list("P-1", 1).items().get(0);
        assertThat(first.publishedEvidence()).isEqualTo(published);
        assertThat(evidence.find(published).fact().path("digest").asString()).isEqualTo(first.digest());
    }

    @Test
    void aLotIsPublishedByItsOwnNoticeOrByOneForTheWholeTender() {
        publish("P-2", "1", Kind.RESULT);
        publish("P-3", null, Kind.RESULT);

        assertThat(publications.isPublished("P-2", "1", Kind.RESULT)).isTrue();
        assertThat(publications.isPublished("P-2", "2", Kind.RESULT)).isFalse();
        assertThat(publications.isPublished("P-3", "2", Kind.RESULT)).isTrue();
    }

    @Test
    void nothingIsPublishedOutsideABusinessTransaction() {
        Notice notice = new Notice(Kind.RESULT, "P-4", null, "标题", "正文", new EvidenceId("none"));

        assertThatThrownBy(() -> publications.publish(notice)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aNoticeEditedInTheDatabaseNoLongerFitsItsFact() {
        EvidenceId published = publish("P-5", null, Kind.CANDIDATES);
        String promised = evidence.find(published).fact().path("digest").asString();
        assertThat(digestOf(published)).isEqualTo(promised);

        sql.update("update publication set title = '改过的标题' where tender = 'P-5'");

        assertThat(digestOf(published)).isNotEqualTo(promised);
    }

    private String digestOf(EvidenceId published) {
        List<EvidencedRows.Row> rows = new ArrayList<>();
        publications.each(rows::add);
        return rows.stream()
                .filter(row -> Objects.requireNonNull(row.evidence()).equals(published))
                .map(row -> CanonicalJson.digest(row.object()))
                .findFirst()
                .orElseThrow();
    }

    private EvidenceId publish(String tender, @Nullable String lot, Kind kind) {
        return Objects.requireNonNull(transactions.execute(status -> {
            EvidenceId about =
                    evidence.append(new Fact("test.happened", "tender/" + tender, Map.of("tender", tender), "test"));
            return publications.publish(new Notice(kind, tender, lot, "标题", "正文", about));
        }));
    }
}
