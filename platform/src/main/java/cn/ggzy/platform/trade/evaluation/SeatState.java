package cn.ggzy.platform.trade.evaluation;

/** What a member has done so far. */
public enum SeatState {
    INVITED,
    AVOIDING,
    CONFIRMED,
    SUBMITTED,
    SIGNED,
    COUNTED_AS_AGREED;

    boolean hasSubmitted() {
        return this == SUBMITTED || isSettled();
    }

    boolean isSettled() {
        return this == SIGNED || this == COUNTED_AS_AGREED;
    }
}
