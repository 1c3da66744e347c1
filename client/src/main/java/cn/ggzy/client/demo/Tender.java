package cn.ggzy.client.demo;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Instants;
import cn.ggzy.client.key.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The tender of the demo: one lot, one scoring item beside the price. */
record Tender(String id, String lot, Instant deadline) {
    private static final String LOT = "1";

    static Tender publish(Cast cast, Path document, Instant deadline) throws IOException {
        Player agency = cast.player("agency");
        String documentId = agency.api().document(document).path("id").asString("");
        JsonNode draft = agency.api()
                .post("tenders", draft(agency.key(), cast.player("tenderer").key(), documentId, deadline));
        String id = draft.path("id").asString("");
        agency.signAt("tenders/" + id + "/publication");
        return new Tender(id, LOT, deadline);
    }

    String path() {
        return "tenders/" + id;
    }

    String lotPath() {
        return path() + "/lots/" + lot;
    }

    private static CanonicalJson draft(SigningKey agency, SigningKey tenderer, String document, Instant deadline) {
        Map<String, Object> draft = new TreeMap<>();
        draft.put("title", "演示：省道养护工程 Demo: road maintenance");
        draft.put("region", "620100");
        draft.put("industry", "transport");
        draft.put("tradeType", "A01");
        draft.put("tendererUscc", tenderer.uscc());
        draft.put("agencyUscc", agency.uscc());
        draft.put("ruleSet", "practice");
        draft.put("deadline", Instants.format(deadline));
        draft.put("documentId", document);
        draft.put("lots", List.of(oneLot()));
        return CanonicalJson.of(draft);
    }

    private static Map<String, Object> oneLot() {
        return Map.of(
                "lot",
                LOT,
                "title",
                "一标段 Lot 1",
                "ceilingFen",
                10_000_000_000L,
                "quotas",
                List.of(Map.of("specialty", "A0801", "count", 3), Map.of("specialty", "A0802", "count", 2)),
                "qualification",
                List.of(Map.of("id", "licence", "title", "资质 Licence")),
                "scoring",
                List.of(
                        Map.of("id", "price", "title", "报价 Price", "max", 100, "weight", 60),
                        Map.of("id", "plan", "title", "施工组织 Work plan", "max", 100, "weight", 40)));
    }
}
