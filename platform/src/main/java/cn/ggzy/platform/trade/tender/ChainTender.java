package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.CanonicalJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tender as the contract keeps it. */
record ChainTender(JsonNode record) {
    /** The contract's note of one postponement. */
    record Postponement(Instant at, String noticeDigest) {}

    /** Whether this very tender was published: every word that was signed, at the deadline it was published with. */
    boolean isOf(Tender draft) {
        ObjectNode first = (ObjectNode) record.deepCopy();
        JsonNode postponements = record.path("postponements");
        if (!postponements.isEmpty()) {
            first.set("deadline", postponements.get(0).path("from"));
        }
        Map<String, Object> body = TenderActs.publication(draft);
        Map<String, Object> theirs = new LinkedHashMap<>();
        body.keySet().forEach(member -> theirs.put(member, first.path(member)));
        return CanonicalJson.of(theirs).equals(CanonicalJson.of(body));
    }

    /** Whether the chain knows something of it that our row does not. */
    boolean isAheadOf(Tender tender) {
        return tender.state() == TenderState.DRAFT || isClosed() || deadline().isAfter(tender.deadline());
    }

    Instant publishedAt() {
        return Instant.parse(record.path("publishedAt").asString());
    }

    Instant deadline() {
        return Instant.parse(record.path("deadline").asString());
    }

    boolean isClosed() {
        return record.path("state").asString("").equals("CLOSED");
    }

    Optional<Postponement> lastPostponement() {
        JsonNode all = record.path("postponements");
        if (all.isEmpty()) {
            return Optional.empty();
        }
        JsonNode last = all.get(all.size() - 1);
        return Optional.of(new Postponement(
                Instant.parse(last.path("at").asString()),
                last.path("noticeDigest").asString()));
    }
}
