package cn.ggzy.platform.trade.tender;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row as it stands in the table. */
record TenderRow(
        String id,
        String title,
        String region,
        String industry,
        String tradeType,
        String tenderer,
        String agency,
        String ruleSet,
        int ruleVersion,
        Instant deadline,
        String document,
        String documentDigest,
        TenderState state,
        @Nullable Instant publishedAt,
        @Nullable String evidence,
        long version) {

    static TenderRow of(Tender tender, @Nullable String evidence) {
        return new TenderRow(
                tender.id().value(),
                tender.title(),
                tender.region(),
                tender.industry(),
                tender.tradeType(),
                tender.tenderer(),
                tender.agency(),
                tender.ruleSet(),
                tender.ruleVersion(),
                tender.deadline(),
                tender.document(),
                tender.documentDigest(),
                tender.state(),
                tender.publishedAt(),
                evidence,
                tender.version());
    }

    Tender tender(List<LotRow> lots) {
        return new Tender(
                new TenderId(id),
                title,
                region,
                industry,
                tradeType,
                tenderer,
                agency,
                ruleSet,
                ruleVersion,
                deadline,
                document,
                documentDigest,
                lots.stream()
                        .filter(lot -> lot.tender().equals(id))
                        .map(LotRow::toLot)
                        .toList(),
                publishedAt,
                version);
    }
}
