package cn.ggzy.platform.trade.opening;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The opening hall as everybody sees it; before the deadline there is nothing but the countdown. */
public record HallView(
        String tender,
        OpeningState state,
        Instant deadline,
        @Nullable Instant releaseUntil,
        Instant now,
        List<BidView> bids,
        @Nullable String minutesDigest) {

    /** One bid: a ticket until the contract has opened it. */
    public record BidView(
            String lot,
            String ticket,
            EntryState state,
            @Nullable String bidder,
            @Nullable String bidderName,
            Map<String, String> figures,
            @Nullable String code,
            @Nullable Fault fault,
            int progress,
            @Nullable String txId,
            @Nullable String evidence) {}
}
