package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.document.DocumentId;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.opening.Entry;
import cn.ggzy.platform.trade.opening.Openings;
import cn.ggzy.platform.trade.tender.LotId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the committee evaluates: bids that the contract opened, and no other. */
@Component
class OpenedBids {
    private final Openings openings;

    OpenedBids(Openings openings) {
        this.openings = openings;
    }

    List<OpenedBid> of(LotId lot) {
        return openings.opened(lot).stream().map(OpenedBids::bid).toList();
    }

    void require(LotId lot, String ticket) {
        entry(lot, ticket);
    }

    DocumentId fileOf(LotId lot, String ticket) {
        return new DocumentId(Objects.requireNonNull(entry(lot, ticket).document()));
    }

    private Entry entry(LotId lot, String ticket) {
        return openings.opened(lot).stream()
                .filter(entry -> entry.bid().ticket().value().equals(ticket))
                .findFirst()
                .orElseThrow(() -> RuleViolation.unknown("evaluation.no-such-bid", Map.of("ticket", ticket)));
    }

    private static OpenedBid bid(Entry entry) {
        return new OpenedBid(
                entry.bid().ticket().value(),
                Objects.requireNonNullElse(entry.bidder(), ""),
                Objects.requireNonNullElse(entry.bidderName(), ""),
                priceFen(entry.figures().getOrDefault("price", "")));
    }

    /** A price that is no amount in fen is none; the tally puts such a bid out. */
    private static long priceFen(String text) {
        return text.matches("[1-9][0-9]{0,15}") ? Long.parseLong(text) : 0;
    }
}
