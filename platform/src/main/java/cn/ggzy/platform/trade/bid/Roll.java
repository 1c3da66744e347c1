package cn.ggzy.platform.trade.bid;

import java.util.List;

/**
 * The bids of a tender after its close, as the chain has them.
 *
 * @param live the bids that count
 * @param differences where this platform knew something else than the chain
 */
public record Roll(List<Bid> live, List<Difference> differences) {
    /** Something that the chain and this platform do not agree on; it is shown, never dropped. */
    public record Difference(String lot, String ticket, String code) {}

    public Roll {
        live = List.copyOf(live);
        differences = List.copyOf(differences);
    }
}
