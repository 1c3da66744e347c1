package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.QualificationItem;
import cn.ggzy.platform.trade.tender.ScoringItem;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A form answers every published item, no other, inside its range (招标投标法 第四十条). */
final class FormCheck {
    /** A member gives points with four decimals at most; more has no meaning and would be added up digit by digit. */
    private static final int SCALE = 4;

    private static final int PRECISION = 12;

    private FormCheck() {}

    static void qualification(Lot lot, List<Mark> marks) {
        requireSameItems(
                lot.qualification().stream().map(QualificationItem::id).collect(Collectors.toSet()),
                marks.stream().map(Mark::id).toList());
        for (Mark mark : marks) {
            if (!mark.pass() && mark.reason().isBlank()) {
                throw RuleViolation.conflict("evaluation.reason-missing", Map.of("item", mark.id()));
            }
        }
    }

    static void scores(Lot lot, List<Score> scores) {
        Map<String, ScoringItem> items = lot.scoring().stream()
                .filter(item -> !item.isPrice())
                .collect(Collectors.toMap(ScoringItem::id, item -> item));
        requireSameItems(
                items.keySet(),
                scores.stream().map(score -> score == null ? null : score.id()).toList());
        for (Score score : scores) {
            requireShort(score);
            ScoringItem item = items.get(score.id());
            if (item == null || score.score().signum() < 0 || score.score().compareTo(item.max()) > 0) {
                throw RuleViolation.conflict("evaluation.score-out-of-range", Map.of("item", score.id()));
            }
        }
    }

    /** Looked at before anything is computed: a number like 1E-300000000 takes all the memory there is. */
    private static void requireShort(Score score) {
        BigDecimal points = score.score();
        if (points == null || points.scale() < -PRECISION || points.scale() > SCALE || points.precision() > PRECISION) {
            throw RuleViolation.malformed("evaluation.score-malformed", Map.of("item", score.id(), "decimals", SCALE));
        }
    }

    private static void requireSameItems(Set<String> wanted, List<? extends @Nullable String> given) {
        if (given.size() != wanted.size() || !wanted.equals(new HashSet<>(given))) {
            throw RuleViolation.conflict("evaluation.items-differ", Map.of("wanted", wanted, "given", given));
        }
    }
}
