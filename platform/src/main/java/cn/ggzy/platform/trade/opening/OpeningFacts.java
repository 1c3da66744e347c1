package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.tender.TenderId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is recorded of openings. */
final class OpeningFacts {
    private OpeningFacts() {}

    static Fact begun(Opening opening) {
        return new Fact("opening.begun", subject(opening.tender()), object(opening), "platform");
    }

    static Fact ended(Opening opening) {
        return new Fact("opening.recorded", subject(opening.tender()), object(opening), "platform");
    }

    static Map<String, Object> object(Opening opening) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("tender", opening.tender().value());
        object.put("state", opening.state().name());
        object.put("release_until", text(opening.releaseUntil()));
        object.put("minutes", text(opening.minutes()));
        if (!opening.differences().isEmpty()) {
            object.put("differences", CanonicalJson.of(opening.differences()));
        }
        return object;
    }

    static Fact judged(Entry entry) {
        return new Fact(
                "opening." + entry.state().name().toLowerCase(Locale.ROOT),
                subject(entry.bid()),
                object(entry),
                entry.bid().ticket().value());
    }

    /** What was found in the store, beside what was promised: the evidence of a change. */
    static Fact found(BidId bid, Prepared found, String promisedRoot) {
        return new Fact(
                "opening.found",
                subject(bid),
                Map.of(
                        "ticket", bid.ticket().value(),
                        "promisedRoot", promisedRoot,
                        "foundRoot", found.root(),
                        "changedPieces", found.changedPieces(),
                        "plaintextDigest", found.plaintextDigest(),
                        "failure", found.failure()),
                "platform");
    }

    static Fact file(BidId bid, String digest) {
        return Fact.ofFile("bid.file-opened", fileSubject(bid), digest, "platform");
    }

    static String fileSubject(BidId bid) {
        return subject(bid) + "/file";
    }

    private static String subject(BidId bid) {
        return "tender/" + bid.lot().tender() + "/lot/" + bid.lot().lot() + "/bid/" + bid.ticket();
    }

    static Map<String, Object> object(Entry entry) {
        Map<String, Object> object = new LinkedHashMap<>(entry.bid().argument());
        object.put("state", entry.state().name());
        object.put("bidder", text(entry.bidder()));
        object.put("figures", EntryRow.of(entry).figures());
        object.put("code", text(entry.code()));
        object.put("fault", text(entry.fault()));
        object.put("tx_id", text(entry.txId()));
        return object;
    }

    private static String subject(TenderId tender) {
        return "tender/" + tender + "/opening";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
