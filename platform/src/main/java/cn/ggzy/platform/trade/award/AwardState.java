package cn.ggzy.platform.trade.award;

/** How far the award of a lot is. */
public enum AwardState {
    CANDIDATES_PUBLIC,
    AWARDED
}
