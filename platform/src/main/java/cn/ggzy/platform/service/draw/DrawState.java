package cn.ggzy.platform.service.draw;

/** How far a draw is; what the contract says counts, this is the platform's copy. */
public enum DrawState {
    /** The pool is chosen and salted, nobody has signed it. */
    PREPARED,
    POOLED,
    COMMITTED,
    FROZEN,
    SEEDED,
    DRAWN,
    VOID
}
