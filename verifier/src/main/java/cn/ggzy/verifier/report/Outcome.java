package cn.ggzy.verifier.report;

/** How one named check came out. */
public enum Outcome {
    HOLDS,
    FAILS,
    /** Somebody's own statement, repeated as such: the file cannot prove it. */
    STATED,
    /** Not checked, with the reason: never silently counted as good. */
    NOT_CHECKED
}
