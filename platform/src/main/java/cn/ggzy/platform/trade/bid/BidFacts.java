package cn.ggzy.platform.trade.bid;

import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.trade.tender.LotId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is recorded of bids; a ticket and salted commitments, nothing that tells who or what. */
final class BidFacts {
    private static final String LATE = RefusalCode.BID_LATE.text();

    private BidFacts() {}

    static Fact of(Bid bid) {
        String what = bid.state().name().toLowerCase(Locale.ROOT);
        return new Fact("bid." + what, subject(bid.id()), object(bid), "bidder");
    }

    /** How many bid is a secret until opening (20号令): the public log must not count them, so the subject names no tender. */
    static String subject(BidId id) {
        return Commitments.subject(new cn.ggzy.chain.consistency.Ticket(
                id.lot().tender().value(), id.lot().lot(), id.ticket().value()));
    }

    static Map<String, Object> object(Bid bid) {
        BidRow row = BidRow.of(bid);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("tender", row.tender());
        object.put("lot", row.lot());
        object.put("ticket", row.ticket());
        object.put("state", row.state().name());
        object.put("argument", row.argument());
        object.put("sealed_root", row.sealedRoot());
        object.put("size", row.size());
        object.put("tx_id", row.txId() == null ? "" : row.txId());
        object.put(
                "received_at", row.receivedAt() == null ? "" : row.receivedAt().toString());
        return object;
    }

    /**
     * The refusal is recorded too (R2.4a); the mark is salted, so that the record tells nobody which ticket it was. Only a late one names its
     * tender: before the deadline that would tell that somebody bids.
     */
    static Fact refused(Attempt attempt, String code, Instant now) {
        String salt = Ids.randomHex(16);
        String mark = Digests.sha256((salt + attempt.ticket()).getBytes(StandardCharsets.UTF_8));
        LotId lot = attempt.lot();
        return new Fact(
                "bid.refused",
                (code.equals(LATE) ? "tender/" + lot.tender() + "/lot/" + lot.lot() + "/" : "") + "refusal/"
                        + mark.substring(0, 32),
                Map.of(
                        "tender", lot.tender().value(),
                        "lot", lot.lot(),
                        "attempt", attempt.act(),
                        "code", code,
                        "mark", mark,
                        "at", now.toString()),
                "platform");
    }

    /** What was tried. */
    record Attempt(LotId lot, String ticket, String act) {}
}
