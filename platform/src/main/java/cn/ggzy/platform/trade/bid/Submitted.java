package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** The public argument of a submission (docs/contracts.md, bid), and what this room needs of it. */
record Submitted(JsonNode json) {
    /** What the table's column holds; an honest one has two kilobytes. */
    private static final int LARGEST = 65_535;

    static Submitted of(JsonNode json) {
        if (CanonicalJson.bytes(json).length > LARGEST) {
            throw new RuleViolation(RuleViolation.Kind.TOO_LARGE, "request.too-large", Map.of("limit", LARGEST));
        }
        Submitted submitted = new Submitted(json);
        Ids.checkedDigest(submitted.text("sealed", "root"));
        submitted.id();
        return submitted;
    }

    BidId id() {
        return BidId.of(text("tender"), text("lot"), text("ticket"));
    }

    Sealed sealed() {
        JsonNode sealed = json.path("sealed");
        return new Sealed(
                sealed.path("root").asString(""),
                sealed.path("size").asLong(0),
                sealed.path("chunks").asInt(0));
    }

    String digest() {
        return CanonicalJson.digest(json);
    }

    Map<String, ?> argument() {
        return CanonicalJson.MAPPER.convertValue(json, new TypeReference<Map<String, Object>>() {});
    }

    void requireFor(LotId lot) {
        if (!id().lot().equals(lot)) {
            throw RuleViolation.conflict("bid.other-lot", Map.of("lot", lot.toString()));
        }
    }

    private String text(String... path) {
        JsonNode node = json;
        for (String name : path) {
            node = node.path(name);
        }
        return node.asString("");
    }
}
