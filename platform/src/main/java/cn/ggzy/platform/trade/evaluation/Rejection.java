package cn.ggzy.platform.trade.evaluation;

import java.util.List;

/** A bid that the committee or its figures put out (否决), with every reason (条例 第五十一条). */
public record Rejection(String ticket, String bidder, String bidderName, List<Reason> reasons) {

    /** A failed item: how many of the members failed it, and their words. */
    public record Reason(String item, int against, int members, List<String> words) {}
}
