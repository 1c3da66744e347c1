package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.draw.QuotaLine;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Quota;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.Tenders;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The committee that the tender has published: nobody has another one drawn. */
@Component
class PublishedCommittee {
    private final Tenders tenders;

    PublishedCommittee(Tenders tenders) {
        this.tenders = tenders;
    }

    /** The published specialties and numbers; at least as many members as the rule asks, an odd number (招标投标法 第三十七条). */
    void require(PrepareDraw wanted) {
        LotId lot = LotId.of(wanted.tender(), wanted.lot());
        Tender tender = tenders.find(lot.tender());
        Map<String, Integer> published = tender.lot(lot.lot()).quotas().stream()
                .collect(Collectors.toMap(Quota::specialty, Quota::count, Integer::sum, TreeMap::new));
        Map<String, Integer> asked = wanted.quotas().stream()
                .collect(Collectors.toMap(QuotaLine::specialty, QuotaLine::seats, Integer::sum, TreeMap::new));
        if (!asked.equals(published)) {
            throw RuleViolation.conflict("draw.quotas-differ", Map.of("published", published.toString()));
        }
        int seats = asked.values().stream().mapToInt(Integer::intValue).sum();
        int least = tenders.ruleOf(tender).committeeMin();
        if (seats < least) {
            throw RuleViolation.conflict("draw.committee-too-small", Map.of("seats", seats, "least", least));
        }
        if (seats % 2 == 0) {
            throw RuleViolation.conflict("draw.committee-even", Map.of("seats", seats));
        }
    }
}
