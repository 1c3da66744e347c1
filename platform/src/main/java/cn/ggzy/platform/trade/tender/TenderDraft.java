package cn.ggzy.platform.trade.tender;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a party writes into a draft. */
public record TenderDraft(
        @Nullable String id,
        String title,
        String region,
        String industry,
        String tradeType,
        String tendererUscc,
        String agencyUscc,
        String ruleSet,
        Instant deadline,
        String documentId,
        List<LotDraft> lots) {

    /** A lot of the draft. */
    public record LotDraft(
            String lot,
            String title,
            @Nullable Long ceilingFen,
            List<Quota> quotas,
            List<QualificationItem> qualification,
            List<ScoringItem> scoring) {}
}
