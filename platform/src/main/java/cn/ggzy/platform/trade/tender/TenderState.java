package cn.ggzy.platform.trade.tender;

/** How far a lot is; a tender is as far as the slowest of its lots that still live. */
public enum TenderState {
    DRAFT,
    OPEN,
    CLOSED,
    OPENING,
    OPENED,
    EVALUATING,
    EVALUATED,
    CANDIDATES_PUBLIC,
    AWARDED,
    FAILED;

    boolean mayBecome(TenderState next) {
        return switch (this) {
            case DRAFT -> next == OPEN;
            case OPEN -> next == CLOSED;
            case CLOSED -> next == OPENING || next == FAILED;
            case OPENING -> next == OPENED || next == FAILED;
            case OPENED -> next == EVALUATING || next == FAILED;
            case EVALUATING -> next == EVALUATED || next == FAILED;
            case EVALUATED -> next == CANDIDATES_PUBLIC || next == FAILED;
            case CANDIDATES_PUBLIC -> next == AWARDED || next == FAILED;
            case AWARDED, FAILED -> false;
        };
    }
}
