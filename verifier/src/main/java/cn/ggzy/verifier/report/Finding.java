package cn.ggzy.verifier.report;

/** One thing a check saw, and where in the file. */
public record Finding(Outcome outcome, String where, String what) {}
