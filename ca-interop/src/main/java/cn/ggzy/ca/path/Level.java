package cn.ggzy.ca.path;

/** How much a failed check weighs under a policy. */
public enum Level {
    FAIL,
    WARN,
    IGNORE
}
