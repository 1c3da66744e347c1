package cn.ggzy.platform.trade.opening;

/** How far the opening of a tender is. */
public enum OpeningState {
    WAITING,
    CLOSED,
    RELEASING,
    OPENED,
    FAILED
}
