package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A tender (招标项目) and its rules of change.
 *
 * @param tenderer the 统一社会信用代码 of the tenderer
 * @param agency the same of its agency
 * @param deadline bids count only when they come before this moment
 */
public record Tender(
        TenderId id,
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
        List<Lot> lots,
        @Nullable Instant publishedAt,
        long version) {

    public Tender {
        lots = List.copyOf(lots);
    }

    public TenderState state() {
        return lots.stream()
                .filter(Lot::lives)
                .map(Lot::state)
                .min(TenderState::compareTo)
                .orElse(TenderState.FAILED);
    }

    public Lot lot(String lot) {
        return lots.stream()
                .filter(each -> each.lot().equals(lot))
                .findFirst()
                .orElseThrow(
                        () -> RuleViolation.unknown("tender.unknown-lot", Map.of("tender", id.value(), "lot", lot)));
    }

    /** Only the tenderer and its agency may act for a tender. */
    public void requireParty(@Nullable String uscc) {
        if (!tenderer.equals(uscc) && !agency.equals(uscc)) {
            throw RuleViolation.forbidden("tender.not-party", Map.of("tender", id.value()));
        }
    }

    void requireDraft() {
        if (state() != TenderState.DRAFT) {
            throw RuleViolation.conflict("tender.published-already", Map.of("tender", id.value()));
        }
    }

    Tender published(Instant now) {
        requireDraft();
        if (!now.isBefore(deadline)) {
            throw deadlinePassed();
        }
        return with(deadline, each(lot -> lot.to(TenderState.OPEN)), now);
    }

    /** A deadline moves only later, and only while it has not passed (招标投标法 第二十三条). */
    Tender postponed(Instant later, Instant now) {
        requireOpen();
        if (!now.isBefore(deadline)) {
            throw deadlinePassed();
        }
        if (!later.isAfter(deadline)) {
            throw RuleViolation.conflict(
                    "tender.deadline-earlier", Map.of("deadline", deadline.toString(), "asked", later.toString()));
        }
        return with(later, lots, publishedAt);
    }

    Tender closed(Instant now) {
        requireOpen();
        if (now.isBefore(deadline)) {
            throw RuleViolation.conflict("tender.too-early", Map.of("deadline", deadline.toString()));
        }
        return with(deadline, each(lot -> lot.to(TenderState.CLOSED)), publishedAt);
    }

    /** Fewer than three bids: the lot is not opened, the tender is repeated (条例 第四十四条). */
    Tender opening(Map<String, Integer> bids, int minBidders) {
        return with(
                deadline,
                each(lot -> bids.getOrDefault(lot.lot(), 0) < minBidders
                        ? lot.failed("tender.too-few-bidders")
                        : lot.to(TenderState.OPENING)),
                publishedAt);
    }

    Tender advanced(String lot, TenderState next) {
        return one(lot, each -> each.to(next));
    }

    Tender failed(String lot, String cause) {
        return one(lot, each -> each.failed(cause));
    }

    private Tender one(String lot, UnaryOperator<Lot> change) {
        lot(lot);
        return with(deadline, each(each -> each.lot().equals(lot) ? change.apply(each) : each), publishedAt);
    }

    private void requireOpen() {
        if (state() == TenderState.DRAFT) {
            throw RuleViolation.conflict("tender.not-published", Map.of("tender", id.value()));
        }
        if (state() != TenderState.OPEN) {
            throw RuleViolation.conflict("tender.closed", Map.of("tender", id.value()));
        }
    }

    private RuleViolation deadlinePassed() {
        return RuleViolation.conflict("tender.deadline-passed", Map.of("deadline", deadline.toString()));
    }

    private List<Lot> each(UnaryOperator<Lot> change) {
        return lots.stream().map(change).toList();
    }

    private Tender with(Instant newDeadline, List<Lot> newLots, @Nullable Instant newPublishedAt) {
        return new Tender(
                id,
                title,
                region,
                industry,
                tradeType,
                tenderer,
                agency,
                ruleSet,
                ruleVersion,
                newDeadline,
                document,
                documentDigest,
                newLots,
                newPublishedAt,
                version);
    }
}
