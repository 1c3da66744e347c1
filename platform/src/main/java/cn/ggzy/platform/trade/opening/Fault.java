package cn.ggzy.platform.trade.opening;

import java.util.Set;

/** Whose fault it is that a bid was not opened (电子招标投标办法 第三十一条). */
public enum Fault {
    /** The bidder's: the bid counts as 撤销, the guarantee may be kept. */
    BIDDER,
    /** Somebody else's: the bid counts as 撤回, and the bidder may claim his direct loss. */
    OTHERS;

    /** What a bidder alone can cause: he did not release, or what he released is not what he promised. */
    private static final Set<String> BIDDERS = Set.of(
            "opening.not-released",
            "bid.content-differs",
            "bid.figure-differs",
            "bid.identity-mismatch",
            "bid.second-bid",
            "act.malformed");

    /** Named codes are the bidder's; of any other nobody has shown that it is his, so it is not. */
    static Fault ofCode(String code) {
        return BIDDERS.contains(code) ? BIDDER : OTHERS;
    }
}
