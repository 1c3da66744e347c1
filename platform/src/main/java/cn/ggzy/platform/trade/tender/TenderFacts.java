package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.evidence.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is recorded of a tender: the whole row, so that the comparison can name the column that somebody changed. */
final class TenderFacts {
    private TenderFacts() {}

    static Fact of(String what, Tender tender, String actor) {
        return new Fact("tender." + what, "tender/" + tender.id(), object(tender), actor);
    }

    static Map<String, Object> object(Tender tender) {
        TenderRow row = TenderRow.of(tender, null);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", row.id());
        object.put("title", row.title());
        object.put("region", row.region());
        object.put("industry", row.industry());
        object.put("trade_type", row.tradeType());
        object.put("tenderer", row.tenderer());
        object.put("agency", row.agency());
        object.put("rule_set", row.ruleSet());
        object.put("rule_version", row.ruleVersion());
        object.put("deadline", row.deadline().toString());
        object.put("document_digest", row.documentDigest());
        object.put("state", row.state().name());
        object.put("lots", lots(tender));
        return object;
    }

    private static List<Map<String, Object>> lots(Tender tender) {
        return tender.lots().stream()
                .map(lot -> LotRow.of(tender.id(), 0, lot))
                .map(TenderFacts::lot)
                .toList();
    }

    private static Map<String, Object> lot(LotRow row) {
        return Map.of(
                "lot", row.lot(),
                "title", row.title(),
                "ceiling_fen", row.ceilingFen() == null ? "" : row.ceilingFen().toString(),
                "quotas", row.quotas(),
                "qualification", row.qualification(),
                "scoring", row.scoring(),
                "state", row.state().name(),
                "failure", row.failure() == null ? "" : row.failure());
    }
}
