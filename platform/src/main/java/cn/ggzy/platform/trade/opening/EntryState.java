package cn.ggzy.platform.trade.opening;

/** How far the opening of one bid is. */
public enum EntryState {
    /** The bidder has not released his key. */
    SEALED,
    /** The key is in; the file is being decrypted and judged. */
    RELEASED,
    OPENED,
    REFUSED,
    /** The bidder did not release his key in the window. */
    ABSENT;

    public boolean isFinal() {
        return this == OPENED || this == REFUSED || this == ABSENT;
    }
}
