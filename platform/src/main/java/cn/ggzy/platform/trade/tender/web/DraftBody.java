package cn.ggzy.platform.trade.tender.web;

import cn.ggzy.platform.trade.tender.QualificationItem;
import cn.ggzy.platform.trade.tender.Quota;
import cn.ggzy.platform.trade.tender.ScoringItem;
import cn.ggzy.platform.trade.tender.TenderDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A draft as the request brings it. */
record DraftBody(
        @Nullable String id,
        @NotBlank @Size(max = 200) String title,
        @NotNull @Pattern(regexp = "\\d{6}") String region,
        @NotBlank @Size(max = 32) String industry,
        @NotBlank @Size(max = 32) String tradeType,
        @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String tendererUscc,
        @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String agencyUscc,
        @NotBlank String ruleSet,
        @NotNull Instant deadline,
        @NotBlank String documentId,
        @NotEmpty @Size(max = 1000) List<@Valid LotBody> lots) {

    TenderDraft draft() {
        return new TenderDraft(
                id,
                title,
                region,
                industry,
                tradeType,
                tendererUscc,
                agencyUscc,
                ruleSet,
                deadline,
                documentId,
                lots.stream().map(LotBody::draft).toList());
    }

    record LotBody(
            @NotBlank String lot,
            @NotBlank @Size(max = 200) String title,
            @Nullable Long ceilingFen,
            @NotNull @Size(max = 50) List<Quota> quotas,
            @NotNull @Size(max = 200) List<QualificationItem> qualification,
            @NotEmpty @Size(max = 200) List<ScoringItem> scoring) {

        TenderDraft.LotDraft draft() {
            return new TenderDraft.LotDraft(lot, title, ceilingFen, quotas, qualification, scoring);
        }
    }
}
