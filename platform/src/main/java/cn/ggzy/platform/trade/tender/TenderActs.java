package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a party signs, so that page and contract speak of the same words. */
final class TenderActs {
    static final String PUBLISH = "tender.publish";
    static final String POSTPONE = "tender.postpone";

    private TenderActs() {}

    static Map<String, Object> publication(Tender tender) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tender", tender.id().value());
        body.put("titleDigest", digest(tender.title()));
        body.put("documentDigest", tender.documentDigest());
        body.put("ruleSet", tender.ruleSet());
        body.put("ruleVersion", tender.ruleVersion());
        body.put("deadline", text(tender.deadline()));
        body.put("lots", tender.lots().stream().map(TenderActs::lot).toList());
        body.put("tenderer", Map.of("uscc", tender.tenderer()));
        body.put("agency", Map.of("uscc", tender.agency()));
        return body;
    }

    static Map<String, Object> postponement(TenderId tender, Instant deadline, String notice) {
        return Map.of("tender", tender.value(), "deadline", text(deadline), "noticeDigest", digest(notice));
    }

    /** The deadline that a postponement asks for; it is the contract that grants it. */
    static Instant askedDeadline(JsonNode act) {
        try {
            return Instant.parse(
                    act.path("payload").path("body").path("deadline").asString(""));
        } catch (DateTimeParseException e) {
            throw RuleViolation.malformed("act.malformed", Map.of("at", "deadline"));
        }
    }

    /** Nobody signs one thing and has another one published. */
    static void requireSays(JsonNode act, Map<String, Object> body) {
        if (!CanonicalJson.of(act.path("payload").path("body")).equals(CanonicalJson.of(body))) {
            throw RuleViolation.conflict("tender.act-differs", Map.of("expected", CanonicalJson.of(body)));
        }
    }

    private static Map<String, Object> lot(Lot lot) {
        return lot.ceiling() == null
                ? Map.of("lot", lot.lot())
                : Map.of("lot", lot.lot(), "ceiling", lot.ceiling().value());
    }

    /** At most milliseconds, as the contracts read instants. */
    private static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String digest(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
