package cn.ggzy.platform.trade.award;

/** The only causes for passing over a higher candidate (条例 第五十五条). */
public enum Cause {
    GAVE_UP,
    FORCE_MAJEURE,
    NO_PERFORMANCE_BOND,
    OFFENCE_FOUND
}
