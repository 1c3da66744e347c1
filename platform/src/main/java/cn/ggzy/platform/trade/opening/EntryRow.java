package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.trade.bid.BidId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The row as it stands in the table. */
record EntryRow(
        String tender,
        String lot,
        String ticket,
        EntryState state,
        @Nullable String bidder,
        @Nullable String bidderName,
        String figures,
        @Nullable String code,
        @Nullable Fault fault,
        int progress,
        @Nullable String txId,
        @Nullable String document,
        @Nullable String evidence,
        long version) {

    static EntryRow of(Entry entry) {
        return new EntryRow(
                entry.bid().lot().tender().value(),
                entry.bid().lot().lot(),
                entry.bid().ticket().value(),
                entry.state(),
                entry.bidder(),
                entry.bidderName(),
                CanonicalJson.of(entry.figures()),
                entry.code(),
                entry.fault(),
                entry.progress(),
                entry.txId(),
                entry.document(),
                entry.evidence(),
                entry.version());
    }

    Entry entry() {
        return new Entry(
                BidId.of(tender, lot, ticket),
                state,
                bidder,
                bidderName,
                CanonicalJson.MAPPER.readValue(figures, new TypeReference<Map<String, String>>() {}),
                code,
                fault,
                progress,
                txId,
                document,
                evidence,
                version);
    }
}
