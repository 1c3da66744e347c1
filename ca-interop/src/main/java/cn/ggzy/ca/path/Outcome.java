package cn.ggzy.ca.path;

/** How one check ended; WARNED is a failure that the policy lets pass with a remark. */
public enum Outcome {
    PASSED,
    FAILED,
    UNDETERMINED,
    WARNED
}
