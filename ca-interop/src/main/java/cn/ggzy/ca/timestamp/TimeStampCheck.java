package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.path.Outcome;

/** One named check of a time stamp: what was asked, how it ended, and on what. */
public record TimeStampCheck(TimeStampRule rule, Outcome outcome, String evidence) {
    static TimeStampCheck of(TimeStampRule rule, boolean holds, String evidence) {
        return new TimeStampCheck(rule, holds ? Outcome.PASSED : Outcome.FAILED, evidence);
    }
}
