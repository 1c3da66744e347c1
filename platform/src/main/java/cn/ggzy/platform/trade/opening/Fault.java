package cn.ggzy.platform.trade.opening;

import java.util.Set;

/** Whose fault it is that a bid was not opened (电子招标投标办法 第三十一条). */
public enum Fault {
    /** The bidder's: the bid counts as 撤销, the guarantee may be kept. */
    BIDDER,
    /** Somebody else's: the bid counts as 撤回, and the bidder may claim his direct loss. */
    OTHERS;

    private static final Set<String> STORE_CHANGED = Set.of("bid.sealed-file-changed", "opening.store-unreadable");

    /** The receipt proves that the promised bytes were stored, so bytes that differ now are not the bidder's doing. */
    static Fault ofCode(String code) {
        return STORE_CHANGED.contains(code) ? OTHERS : BIDDER;
    }
}
