package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.core.shared.RuleViolation.FieldError;
import cn.ggzy.platform.core.shared.RuleViolation.Kind;
import cn.ggzy.platform.trade.tender.TenderDraft.LotDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must be right in every lot of a draft; one rule, one code. */
record DraftRule(String field, String code, Predicate<LotDraft> holds) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int LARGEST = 1000;
    private static final int DIGITS = 12;

    static final List<DraftRule> ALL = List.of(
            new DraftRule(
                    "ceilingFen",
                    "tender.ceiling-not-positive",
                    lot -> lot.ceilingFen() == null || lot.ceilingFen() > 0),
            new DraftRule(
                    "quotas",
                    "tender.quota-not-positive",
                    lot -> lot.quotas().stream().allMatch(q -> q.count() > 0)),
            new DraftRule(
                    "qualification",
                    "tender.items-repeated",
                    lot -> isDistinct(lot.qualification().stream()
                            .map(QualificationItem::id)
                            .toList())),
            new DraftRule(
                    "scoring",
                    "tender.items-repeated",
                    lot -> isDistinct(
                            lot.scoring().stream().map(ScoringItem::id).toList())),
            new DraftRule(
                    "scoring", "tender.scoring-missing", lot -> !lot.scoring().isEmpty()),
            new DraftRule(
                    "scoring",
                    "tender.number-too-long",
                    lot -> lot.scoring().stream().allMatch(DraftRule::isShort)),
            new DraftRule(
                    "scoring",
                    "tender.range-not-positive",
                    lot -> lot.scoring().stream().allMatch(DraftRule::isPositive)),
            new DraftRule(
                    "scoring",
                    "tender.unknown-formula",
                    lot -> lot.scoring().stream().allMatch(DraftRule::isKnownFormula)),
            // The weights are published and add up: no other standard may decide (招标投标法 第四十条).
            new DraftRule(
                    "scoring",
                    "tender.weights-not-hundred",
                    lot -> lot.scoring().stream().allMatch(DraftRule::isShort)
                            && weights(lot).compareTo(HUNDRED) == 0));

    static void check(List<LotDraft> lots) {
        if (lots.isEmpty()
                || lots.size() > LARGEST
                || !isDistinct(lots.stream().map(LotDraft::lot).toList())) {
            throw RuleViolation.malformed("tender.lots-wrong", Map.of("lots", lots.size()));
        }
        List<FieldError> errors = new ArrayList<>();
        for (LotDraft lot : lots) {
            for (DraftRule rule : ALL) {
                if (!rule.holds().test(lot)) {
                    errors.add(new FieldError("lots." + lot.lot() + "." + rule.field(), rule.code()));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(Kind.UNACCEPTABLE, "tender.draft-wrong", Map.of(), errors);
        }
    }

    private static boolean isPositive(ScoringItem item) {
        return isShort(item) && item.max().signum() > 0 && item.weight().signum() > 0;
    }

    /** Looked at before anything is added up: a number like 1E-300000000 takes all the memory there is. */
    private static boolean isShort(ScoringItem item) {
        return Stream.of(item.max(), item.weight())
                .allMatch(
                        number -> number != null && Math.abs(number.scale()) <= DIGITS && number.precision() <= DIGITS);
    }

    private static boolean isKnownFormula(ScoringItem item) {
        return item.formula() == null || item.isPrice() && item.formula().isKnown();
    }

    private static BigDecimal weights(LotDraft lot) {
        return lot.scoring().stream().map(ScoringItem::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isDistinct(List<String> ids) {
        return ids.stream().distinct().count() == ids.size();
    }
}
