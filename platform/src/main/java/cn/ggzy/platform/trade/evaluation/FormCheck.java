package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.QualificationItem;
import cn.ggzy.platform.trade.tender.ScoringItem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A form answers every published item, no other, inside its range (招标投标法 第四十条). */
final class FormCheck {
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
        requireSameItems(items.keySet(), scores.stream().map(Score::id).toList());
        for (Score score : scores) {
            ScoringItem item = items.get(score.id());
            if (item == null || score.score().signum() < 0 || score.score().compareTo(item.max()) > 0) {
                throw RuleViolation.conflict("evaluation.score-out-of-range", Map.of("item", score.id()));
            }
        }
    }

    private static void requireSameItems(Set<String> wanted, List<String> given) {
        if (given.size() != wanted.size() || !wanted.equals(Set.copyOf(given))) {
            throw RuleViolation.conflict("evaluation.items-differ", Map.of("wanted", wanted, "given", given));
        }
    }
}
