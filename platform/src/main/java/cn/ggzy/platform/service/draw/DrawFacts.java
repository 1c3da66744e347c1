package cn.ggzy.platform.service.draw;

import static cn.ggzy.chain.canonical.Encoding.utf8;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is said of a draw: in the body the agency signs, in the facts, in the views. */
final class DrawFacts {
    /** The avoidance and quota rules this version applies, by name; the digest is frozen with each pool. */
    private static final String RULE =
            "ggzy-avoidance/1: suspended, no-certificate, over-age-70, employer-is-party, employer-is-bidder, left-this-committee";

    private DrawFacts() {}

    static Hash ruleHash() {
        return Hash.of(utf8(RULE));
    }

    static Map<String, Object> toSign(Draw draw, Pool pool) {
        return body(draw, pool.size(), draw.root(), draw.tableDigest(), draw.removedRoot(), draw.removed());
    }

    /** The object of the fact {@code draw.pool-frozen}, from the rows as they are now: a changed row gives another root. */
    static Map<String, Object> frozen(Draw draw, Pool pool) {
        Map<String, Object> object = body(
                draw,
                pool.size(),
                pool.size() == 0 ? "" : pool.tree().root().hex(),
                pool.tableDigest(),
                pool.removedRoot().hex(),
                pool.removed().size());
        object.put("params", draw.params());
        return object;
    }

    static String subject(Draw draw) {
        return "tender/" + draw.tender() + "/lot/" + draw.lot() + "/draw/"
                + draw.id().value();
    }

    static JsonNode prepared(Draw draw) {
        return CanonicalJson.tree(Map.of(
                "draw", draw.id(),
                "tender", draw.tender(),
                "lot", draw.lot(),
                "state", draw.state(),
                "params", draw.params(),
                "poolCommit", draw.poolCommit()));
    }

    private static Map<String, Object> body(
            Draw draw, int n, String root, String tableDigest, String removedRoot, int removed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("draw", draw.id().value());
        body.put("tender", draw.tender());
        body.put("lot", draw.lot());
        body.put("ruleHash", draw.ruleHash());
        body.put("root", root);
        body.put("n", n);
        body.put("poolCommit", draw.poolCommit());
        body.put("tableDigest", tableDigest);
        body.put("removedRoot", removedRoot);
        body.put("removed", removed);
        if (draw.cause() != null) {
            body.put("cause", draw.cause());
        }
        return body;
    }
}
