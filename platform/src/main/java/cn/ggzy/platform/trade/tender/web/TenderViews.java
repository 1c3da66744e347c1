package cn.ggzy.platform.trade.tender.web;

import cn.ggzy.platform.core.document.Document;
import cn.ggzy.platform.core.document.DocumentId;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Located;
import cn.ggzy.platform.core.shared.Page;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.QualificationItem;
import cn.ggzy.platform.trade.tender.Quota;
import cn.ggzy.platform.trade.tender.ScoringItem;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tenders as pages show them. */
@Component
class TenderViews {
    private final Documents documents;
    private final Evidence evidence;
    private final Ledger ledger;

    TenderViews(Documents documents, Evidence evidence, Ledger ledger) {
        this.documents = documents;
        this.evidence = evidence;
        this.ledger = ledger;
    }

    record Summary(
            String id,
            String title,
            String region,
            String industry,
            TenderState state,
            Instant deadline,
            @Nullable Instant publishedAt,
            List<LotSummary> lots) {}

    record LotSummary(String lot, String title, TenderState state) {}

    record LotView(
            String lot,
            String title,
            @Nullable Long ceilingFen,
            List<Quota> quotas,
            List<QualificationItem> qualification,
            List<ScoringItem> scoring,
            TenderState state,
            @Nullable String failure) {}

    record DocumentView(String id, String fileName, long size, String digest) {}

    record EvidenceView(EvidenceId id, String type, Located.State state, String at) {}

    record Full(
            String id,
            String title,
            String region,
            String industry,
            String tradeType,
            TenderState state,
            Instant deadline,
            @Nullable Instant publishedAt,
            String tendererUscc,
            String agencyUscc,
            String ruleSet,
            int ruleVersion,
            DocumentView document,
            List<LotView> lots,
            List<EvidenceView> evidence,
            @Nullable JsonNode chain) {}

    Page<Summary> summaries(Page<Tender> page) {
        return new Page<>(
                page.items().stream().map(TenderViews::summary).toList(), page.page(), page.pages(), page.total());
    }

    Full full(Tender tender) {
        Document document = documents.find(new DocumentId(tender.document()));
        return new Full(
                tender.id().value(),
                tender.title(),
                tender.region(),
                tender.industry(),
                tender.tradeType(),
                tender.state(),
                tender.deadline(),
                tender.publishedAt(),
                tender.tenderer(),
                tender.agency(),
                tender.ruleSet(),
                tender.ruleVersion(),
                new DocumentView(document.id().value(), document.fileName(), document.size(), document.digest()),
                tender.lots().stream().map(TenderViews::lot).toList(),
                evidence.about("tender/" + tender.id()).stream()
                        .map(TenderViews::evidence)
                        .toList(),
                tender.state() == TenderState.DRAFT ? null : chain(tender));
    }

    /** What the contract says now; a page without it is better than no page. */
    private @Nullable JsonNode chain(Tender tender) {
        try {
            return ledger.evaluate(
                    "tender", "read", Map.of("tender", tender.id().value()));
        } catch (RuleViolation unreachable) {
            return null;
        }
    }

    private static Summary summary(Tender tender) {
        return new Summary(
                tender.id().value(),
                tender.title(),
                tender.region(),
                tender.industry(),
                tender.state(),
                tender.deadline(),
                tender.publishedAt(),
                tender.lots().stream()
                        .map(lot -> new LotSummary(lot.lot(), lot.title(), lot.state()))
                        .toList());
    }

    private static LotView lot(Lot lot) {
        return new LotView(
                lot.lot(),
                lot.title(),
                lot.ceiling() == null ? null : lot.ceiling().value(),
                lot.quotas(),
                lot.qualification(),
                lot.scoring(),
                lot.state(),
                lot.failure());
    }

    private static EvidenceView evidence(Located located) {
        JsonNode fact = located.fact();
        return new EvidenceView(
                located.id(),
                fact.path("type").asString(),
                located.state(),
                fact.path("at").asString());
    }
}
