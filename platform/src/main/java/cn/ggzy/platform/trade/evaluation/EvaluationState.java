package cn.ggzy.platform.trade.evaluation;

/** How far the evaluation of a lot is. */
public enum EvaluationState {
    /** The committee is drawn; the bids are perhaps not opened yet. */
    SEATED,
    SCORING,
    /** All forms are in; the report waits for its signatures. */
    REPORTED,
    SIGNED
}
