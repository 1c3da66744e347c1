package cn.ggzy.platform.trade.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.document.Document;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.TenderDraft.LotDraft;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@RoomTest
class TenderDraftTests {
    private static final Account AGENCY =
            new Account("a".repeat(64), "代理", "代理公司", Fixtures.AGENCY, Set.of(Role.AGENCY));
    private static final Account OTHER =
            new Account("b".repeat(64), "他人", "别的公司", "91620100MA00000033", Set.of(Role.AGENCY));

    private final Tenders tenders;
    private final Documents documents;
    private final JdbcTemplate sql;
    private final Clock clock;

    @Autowired
    TenderDraftTests(Tenders tenders, Documents documents, JdbcTemplate sql, Clock clock) {
        this.tenders = tenders;
        this.documents = documents;
        this.sql = sql;
        this.clock = clock;
    }

    @Test
    void keepsADraftWithItsRuleVersionAndTheDigestOfItsDocument() {
        Document document = document();
        Tender draft = tenders.draft(draft(document, weights("50", "20", "30")), AGENCY);

        assertThat(sql.queryForObject(
                        "select concat(state, ' ', rule_set, '/', rule_version) from tender where id = ?",
                        String.class,
                        draft.id().value()))
                .isEqualTo("DRAFT practice/1");
        assertThat(tenders.find(draft.id())).isEqualTo(draft);
        assertThat(draft.documentDigest()).isEqualTo(document.digest());
    }

    @Test
    void nobodyElseSeesOrChangesADraft() {
        Tender draft = tenders.draft(draft(document(), weights("50", "20", "30")), AGENCY);

        refused("tender.unknown", () -> tenders.visible(draft.id(), OTHER));
        refused("tender.unknown", () -> tenders.visible(draft.id(), null));
        refused(
                "tender.not-party",
                () -> tenders.change(draft.id(), draft(document(), weights("50", "20", "30")), OTHER));
        assertThat(tenders.search(TenderState.DRAFT, null, 1, OTHER).items()).isEmpty();
        assertThat(tenders.search(null, draft.id().value(), 1, AGENCY).items()).isEmpty();
    }

    @Test
    void nobodyDraftsForOthers() {
        refused("tender.not-party", () -> tenders.draft(draft(document(), weights("50", "20", "30")), OTHER));
    }

    @Test
    void nobodyPublishesAnothersDocumentByItsId() {
        Document sealed = documents.store("评标报告.pdf", new ByteArrayInputStream(new byte[] {7}), "somebody-else");
        TenderDraft theft = draft(sealed, weights("50", "20", "30"));

        refused("document.unknown", () -> tenders.draft(theft, AGENCY));
        Tender own = tenders.draft(draft(document(), weights("50", "20", "30")), AGENCY);
        refused("document.unknown", () -> tenders.change(own.id(), theft, AGENCY));
    }

    @Test
    void aDraftIsChangedAsAWhole() {
        Tender draft = tenders.draft(draft(document(), weights("50", "20", "30")), AGENCY);

        Tender changed = tenders.change(draft.id(), draft(document(), weights("40", "30", "30")), AGENCY);

        assertThat(changed.lot("1").scoring().getFirst().weight()).isEqualByComparingTo("40");
        assertThat(changed.version()).isEqualTo(draft.version() + 1);
    }

    @Test
    void theWeightsOfALotAddUpToAHundred() {
        assertThatThrownBy(() -> tenders.draft(draft(document(), weights("50", "20", "29")), AGENCY))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("tender.draft-wrong");
                    assertThat(refusal.errors())
                            .extracting(RuleViolation.FieldError::code)
                            .containsExactly("tender.weights-not-hundred");
                });
    }

    @Test
    void aRuleSetThatDoesNotHoldIsRefused() {
        TenderDraft right = draft(document(), weights("50", "20", "30"));
        TenderDraft wrong = new TenderDraft(
                null,
                right.title(),
                right.region(),
                right.industry(),
                "engineering",
                right.tendererUscc(),
                right.agencyUscc(),
                "cn-government-procurement",
                right.deadline(),
                right.documentId(),
                right.lots());

        refused("rule.does-not-hold", () -> tenders.draft(wrong, AGENCY));
    }

    private Document document() {
        return documents.store("招标文件.pdf", new ByteArrayInputStream(new byte[] {1, 2, 3}), AGENCY.id());
    }

    private TenderDraft draft(Document document, List<ScoringItem> scoring) {
        Lot lot = Fixtures.lot("1");
        return new TenderDraft(
                null,
                "某某道路工程",
                "620100",
                "A01",
                "engineering",
                Fixtures.TENDERER,
                Fixtures.AGENCY,
                "practice",
                clock.instant().plus(Duration.ofHours(1)),
                document.id().value(),
                List.of(new LotDraft("1", lot.title(), 100L, lot.quotas(), lot.qualification(), scoring)));
    }

    private static List<ScoringItem> weights(String technical, String service, String price) {
        return List.of(
                new ScoringItem("technical", "技术", new BigDecimal(100), new BigDecimal(technical), null),
                new ScoringItem("service", "服务", new BigDecimal(10), new BigDecimal(service), null),
                new ScoringItem("price", "报价", new BigDecimal(100), new BigDecimal(price), null));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
