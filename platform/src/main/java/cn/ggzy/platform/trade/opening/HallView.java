package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.trade.bid.Roll;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The opening hall as everybody sees it; before the deadline there is nothing but the countdown. */
public record HallView(
        String tender,
        OpeningState state,
        Instant deadline,
        @Nullable Instant releaseUntil,
        Instant now,
        List<LotView> lots,
        List<BidView> bids,
        List<Roll.Difference> differences,
        @Nullable String minutesDigest) {

    /** How many of a lot's bids have their key in. Nothing is opened before all have, or the window is over. */
    public record LotView(String lot, int bids, int released) {
        static List<LotView> of(List<Entry> entries) {
            Map<String, List<Entry>> byLot = new TreeMap<>(entries.stream()
                    .collect(Collectors.groupingBy(entry -> entry.bid().lot().lot())));
            return byLot.entrySet().stream()
                    .map(lot -> new LotView(lot.getKey(), lot.getValue().size(), (int)
                            lot.getValue().stream().filter(Entry::isReleased).count()))
                    .toList();
        }
    }

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
