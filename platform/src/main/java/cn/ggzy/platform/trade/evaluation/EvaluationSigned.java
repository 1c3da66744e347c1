package cn.ggzy.platform.trade.evaluation;

/** Every member has signed the report, or counts as agreeing. */
public record EvaluationSigned(String tender, String lot) {}
